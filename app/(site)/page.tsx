export default function LandingPage() {
  return <main id="content">Daric</main>;
}
