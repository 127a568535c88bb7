"""Writes scikitLearn.json: what scikit-learn predicts on two small generated tables, for the tests of analyses/models.

    python3 test/goldens/scikitLearn.py

Made with scikit-learn 1.2.1 and NumPy 1.24.2. "tall" has more rows than columns, "wide" fewer. Values are levels from 0
to 255 and are learnt from as levels / 255.
"""

import base64
import json
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis, QuadraticDiscriminantAnalysis
from sklearn.ensemble import AdaBoostClassifier, RandomForestClassifier
from sklearn.linear_model import Lasso, RidgeClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

CLASSES = 4


def table(rows, columns, seed):
    """Noise about class means that overlap, columns correlated as neighbouring pixels are."""
    stream = np.random.RandomState(seed)
    labels = stream.randint(0, CLASSES, rows)
    means = stream.normal(128, 22, (CLASSES, columns))
    spread = stream.uniform(20, 60, (CLASSES, columns))
    noise = stream.normal(0, 1, (rows, columns + 2))
    smooth = (noise[:, :-2] + noise[:, 1:-1] + noise[:, 2:]) / 3**0.5
    values = np.clip(np.rint(means[labels] + spread[labels] * smooth), 0, 255)
    return values.astype(np.uint8), labels


def truncated_qda(x, y, everything, tolerance=1e-4):
    """Quadratic discriminant analysis without the directions below the tolerance."""
    scores = []
    for label in range(CLASSES):
        rows = x[y == label]
        mean = rows.mean(axis=0)
        _, s, vt = np.linalg.svd(rows - mean, full_matrices=False)
        s, vt = s[s > tolerance], vt[s > tolerance]
        variances = s**2 / (len(rows) - 1)
        squares = (((everything - mean) @ vt.T) ** 2 / variances).sum(axis=1)
        scores.append(np.log(len(rows) / len(y)) - (squares + np.log(variances).sum()) / 2)
    return np.argmax(scores, axis=0)


def lasso(x, y, everything, alpha, sweeps):
    model = Lasso(alpha=alpha, max_iter=sweeps).fit(x, np.where(y[:, None] == range(CLASSES), 1.0, -1.0))
    squares = len(y) * (1 - (2 * np.bincount(y) / len(y) - 1) ** 2)
    return {
        "predicted": model.predict(everything).argmax(axis=1).tolist(),
        "weights": int((model.coef_ != 0).sum()),
        "mostSweeps": int(np.max(model.n_iter_)),
        "largestGap": float(np.max(np.array(model.dual_gap_) * len(y) / squares)),
    }


def goldens(rows, columns, train, seed):
    values, labels = table(rows, columns, seed)
    x = values / 255
    y = labels[:train]
    models = {
        "ridge": RidgeClassifier(),
        "ridgeWeak": RidgeClassifier(alpha=1e-4),
        "svmAuto": SVC(gamma="auto"),
        "svmScale": SVC(gamma="scale"),
        "adaBoost": AdaBoostClassifier(),
        "nearestNeighbours": KNeighborsClassifier(),
        "decisionTree": DecisionTreeClassifier(max_depth=2),
        "linearDiscriminant": LinearDiscriminantAnalysis(),
        "naiveBayes": GaussianNB(),
    }
    if columns < train // CLASSES - 10:
        models["quadraticDiscriminant"] = QuadraticDiscriminantAnalysis()
    predicted = {name: model.fit(x[:train], y).predict(x).tolist() for name, model in models.items()}
    if "quadraticDiscriminant" not in models:
        predicted["quadraticDiscriminant"] = truncated_qda(x[:train], y, x).tolist()
    forests = [RandomForestClassifier(10, max_depth=2, random_state=state) for state in range(50)]
    accuracies = [forest.fit(x[:train], y).score(x[train:], labels[train:]) for forest in forests]
    return {
        "rows": rows,
        "columns": columns,
        "train": train,
        "labels": labels.tolist(),
        "values": base64.b64encode(values.tobytes()).decode(),
        "predicted": predicted,
        "lasso": {str(alpha): lasso(x[:train], y, x, alpha, 1000) for alpha in (1, 0.01, 0.001)},
        "lassoUnfinished": lasso(x[:train], y, x, 0.0005, 3),
        "forest": {"mean": np.mean(accuracies), "deviation": np.std(accuracies)},
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    result = {
        "made": f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}",
        "tall": goldens(700, 24, 300, 1),
        "wide": goldens(250, 300, 130, 2),
    }
    Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
