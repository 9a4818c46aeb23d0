// A page that knows nothing when it loads, renders its text later, and renders all of it again at the press of a button.

import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

function Page() {
  const [clauses, setClauses] = useState(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    fetch("/clauses.json").then((response) => response.json()).then(setClauses);
  }, []);
  if (clauses === null) return <p>Loading …</p>;
  return (
    <main key={round}>
      <h1>Terms of Service</h1>
      {clauses.map((clause, i) => <p key={i}>{clause}</p>)}
      <button onClick={() => setRound(round + 1)}>Again</button>
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
