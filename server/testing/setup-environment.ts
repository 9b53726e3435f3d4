import { TEST_ENVIRONMENT } from "@/server/testing/environment";

Object.assign(process.env, TEST_ENVIRONMENT);
