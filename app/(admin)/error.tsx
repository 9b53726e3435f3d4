"use client";

export { PageCrash as default } from "@/components/layout/page-crash";
