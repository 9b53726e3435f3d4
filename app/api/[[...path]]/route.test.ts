import { expect, test } from "vitest";
import { GET } from "@/app/api/[[...path]]/route";

test("an address below /api that is none says where the API is", async () => {
  const response = GET(new Request("http://localhost:3000/api/invoices?limit=1"));
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({
    code: "not_found",
    detail: "There is no GET /api/invoices. The API is at /api/v1, its documentation at /docs",
  });
});
