CREATE TYPE "platform_role" AS ENUM ('user', 'merchant', 'admin');

ALTER TABLE "users" ADD COLUMN "platform_role" "platform_role" NOT NULL DEFAULT 'merchant';
