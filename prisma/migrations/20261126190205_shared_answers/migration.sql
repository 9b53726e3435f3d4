-- AlterTable
ALTER TABLE "request_logs" ADD COLUMN "same_response_as" TEXT;

-- What is sealed cannot be compressed: PostgreSQL would try with every body that is longer than 2 kB, and keep it in a second table.
ALTER TABLE "request_logs"
  ALTER COLUMN "request_body" SET STORAGE EXTERNAL,
  ALTER COLUMN "response_body" SET STORAGE EXTERNAL,
  SET (toast_tuple_target = 8160);
