// An extension that does what Clausemark must not: the test of the recorder.
fetch("http://talkative.example/hello");
