/** An address below the app that no page has: refused inside the admin's frame, with the navigation and a way on. */
export const loader = () => {
  throw new Response("No such page", { status: 404 });
};

export default function NoPage() {
  return null;
}
