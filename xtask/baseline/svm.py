"""TF-IDF and a linear support vector machine: the plain baseline for labelling paragraphs.

Reads JSON lines {"text", "fold", "labels", "rules"} from standard input and writes for each a line {"words",
"with_findings"}: the labels given by a machine that was trained on the other folds and reads the words of the text, and
by one that also reads which rules speak in it.
"""

import json
import sys

from scipy.sparse import hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC

# What one rule's word counts for beside a text's words, which together have length 1.
WEIGHT_OF_A_RULE = 0.3


def labels_by(train, test, wanted):
    machine = OneVsRestClassifier(LinearSVC(class_weight="balanced", max_iter=10000, random_state=0))
    found = machine.fit(train, wanted).predict(test)
    return [[int(label) for label in labels] for labels in binarizer.inverse_transform(found)]


rows = [json.loads(line) for line in sys.stdin]
binarizer = MultiLabelBinarizer()
wanted = binarizer.fit_transform([row["labels"] for row in rows])
given = [None] * len(rows)
for fold in sorted({row["fold"] for row in rows}):
    train = [i for i, row in enumerate(rows) if row["fold"] != fold]
    test = [i for i, row in enumerate(rows) if row["fold"] == fold]
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    rules = CountVectorizer(analyzer=lambda names: names, binary=True)
    train_words = words.fit_transform([rows[i]["text"] for i in train])
    test_words = words.transform([rows[i]["text"] for i in test])
    train_rules = rules.fit_transform([rows[i]["rules"] for i in train]) * WEIGHT_OF_A_RULE
    test_rules = rules.transform([rows[i]["rules"] for i in test]) * WEIGHT_OF_A_RULE
    by_words = labels_by(train_words, test_words, wanted[train])
    with_findings = labels_by(
        hstack([train_words, train_rules]).tocsr(), hstack([test_words, test_rules]).tocsr(), wanted[train]
    )
    for i, found, more in zip(test, by_words, with_findings):
        given[i] = {"words": found, "with_findings": more}
for found in given:
    print(json.dumps(found))
