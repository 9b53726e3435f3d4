import { z } from "zod";

/** One thing that must work. `degraded`: requests are answered, but something lags behind. */
export const healthCheckSchema = z.object({
  name: z.string(),
  status: z.enum(["ok", "degraded", "failing"]),
  detail: z.string().optional(),
});

export type HealthCheck = z.output<typeof healthCheckSchema>;

export const readinessSchema = z.object({
  status: z.enum(["ready", "degraded", "not_ready"]),
  checks: z.array(healthCheckSchema),
});

export type Readiness = z.output<typeof readinessSchema>;
