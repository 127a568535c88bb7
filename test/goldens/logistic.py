"""Writes logistic.json: what scikit-learn's LogisticRegression finds on a small generated set.

Run as `python3 test/goldens/logistic.py` (made with scikit-learn 1.2.1).
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler


def noise(count, salt):
    """Numbers in [0, 1) that any language computes alike (lowbias32, a 32-bit integer hash)."""
    x = np.arange(count, dtype=np.uint32) + np.uint32(salt << 26)
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x7FEB352D)
    x = (x ^ (x >> np.uint32(15))) * np.uint32(0x846CA68B)
    return (x ^ (x >> np.uint32(16))) / 2.0**32


rows, features, classes, training = 60, 8, 3, 45
labels = np.arange(rows) * 7 % classes
x = (noise(rows * features, 1) * 2 - 1).astype(np.float32).reshape(rows, features)
x[:, :classes] += 0.5 * np.eye(classes)[labels]
x[:, 5] *= 40

cases = []
for strength in [1, 0.1, 0.001]:
    scaler = StandardScaler().fit(x[:training])
    model = LogisticRegression(C=1 / (strength * training), tol=1e-9, max_iter=10000)
    model.fit(scaler.transform(x[:training]), labels[:training])
    probabilities = model.predict_proba(scaler.transform(x))
    cases.append({"strength": strength, "probabilities": probabilities.round(6).tolist()})

golden = {
    "madeBy": "test/goldens/logistic.py",
    "versions": {"scikit-learn": sklearn.__version__},
    "training": training,
    "labels": labels.tolist(),
    "rows": x.astype(float).tolist(),
    "cases": cases,
}
path = Path(__file__).parent / "logistic.json"
path.write_text(json.dumps(golden) + "\n")
