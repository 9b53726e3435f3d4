import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/index";

/** Where an outside Inngest server calls the jobs, with signed requests. The embedded engine does not come this way. */
export const { GET, POST, PUT } = serve({ client: inngest, functions });
