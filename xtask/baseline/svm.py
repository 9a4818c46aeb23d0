"""TF-IDF and a linear support vector machine: the plain baseline for labelling paragraphs.

Reads JSON lines {"text", "fold", "labels"} from standard input and writes, line by line, the labels that a machine
trained on the other folds gives: a JSON list for each.
"""

import json
import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC

rows = [json.loads(line) for line in sys.stdin]
binarizer = MultiLabelBinarizer()
wanted = binarizer.fit_transform([row["labels"] for row in rows])
given = [None] * len(rows)
for fold in sorted({row["fold"] for row in rows}):
    train = [i for i, row in enumerate(rows) if row["fold"] != fold]
    test = [i for i, row in enumerate(rows) if row["fold"] == fold]
    machine = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        OneVsRestClassifier(LinearSVC(class_weight="balanced", max_iter=10000, random_state=0)),
    )
    machine.fit([rows[i]["text"] for i in train], wanted[train])
    labels = binarizer.inverse_transform(machine.predict([rows[i]["text"] for i in test]))
    for i, found in zip(test, labels):
        given[i] = found
for found in given:
    print(json.dumps([int(label) for label in found]))
