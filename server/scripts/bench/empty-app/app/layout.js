/** The least document there is: what every page of Next costs before it has anything to show. */
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
