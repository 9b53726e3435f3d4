-- AlterTable
ALTER TABLE "merchants" ADD COLUMN     "suspended_at" TIMESTAMPTZ(3);
