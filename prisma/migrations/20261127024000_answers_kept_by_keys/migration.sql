ALTER TABLE "request_logs" ADD COLUMN "answer_key_id" TEXT;
