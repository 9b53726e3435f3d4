-- By how much test mode's clock was moved ahead of real time: one row, which only grows.
CREATE TABLE "test_clock" (
  "id" INTEGER NOT NULL CHECK ("id" = 1),
  "ahead_seconds" INTEGER NOT NULL CHECK ("ahead_seconds" >= 0),
  "version" INTEGER NOT NULL,
  "moved_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "test_clock_pkey" PRIMARY KEY ("id")
);
