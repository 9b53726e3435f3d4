import type { Metadata } from "next";
import { ModeBadge, ModeBanner } from "@/components/layout/mode-banner";
import { PageHeader } from "@/components/layout/page-header";
import { ThemeToggle } from "@/components/layout/theme-toggle";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { DataSamples } from "@/app/(site)/gallery/data-samples";
import { DisplaySamples } from "@/app/(site)/gallery/display-samples";
import { FrameSamples } from "@/app/(site)/gallery/frame-samples";
import { FormSamples } from "@/app/(site)/gallery/form-samples";
import { OverlaySamples } from "@/app/(site)/gallery/overlay-samples";

export const metadata: Metadata = { title: "Gallery" };

/** Every primitive in every state, for looking at while working on them. */
export default function GalleryPage() {
  return (
    <>
      <ModeBanner
        action={
          <Link href="#content" variant="quiet">
            Switch to live
          </Link>
        }
      >
        Test mode — payments move on a local chain only
      </ModeBanner>
      <main id="content" className="mx-auto max-w-5xl px-4 py-8 sm:px-6">
        <PageHeader
          title="Gallery"
          badge={<ModeBadge />}
          description="Every primitive in every state. This page exists only on the development server."
          trail={[{ href: "/", label: "Home" }]}
          actions={
            <>
              <ThemeToggle />
              <Button variant="primary">Create something</Button>
            </>
          }
        />
        <div className="flex flex-col gap-8">
          <FormSamples />
          <OverlaySamples />
          <DisplaySamples />
          <DataSamples />
          <FrameSamples />
        </div>
      </main>
    </>
  );
}
