"""A tiny training run of the reader: a loss that falls, an export that says what the network says."""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed (pip install .[training])")
transformers = pytest.importorskip("transformers", reason="transformers is not installed (pip install .[training])")
pytest.importorskip("onnx", reason="onnx is not installed (pip install .[training])")

from rashomon.model.pieces import FEATURES  # noqa: E402
from rashomon.text.words import flatten  # noqa: E402
from training_scripts import TRAINING, as_modules  # noqa: E402

FOLDER = TRAINING / "reader"
NAMES = ("model", "triggers", "corpora", "happened", "pages", "batches", "teacher", "shipped", "train", "export", "mix")
TEXT = "Ilse Brandt, the mayor of Tolle, said on Tuesday that the dam had burst. “Nobody was hurt,” she added.\n" * 3


@pytest.fixture(scope="module")
def scripts() -> Iterator[SimpleNamespace]:
    """The training scripts as modules."""
    with as_modules(NAMES, FOLDER, TRAINING) as modules:
        yield modules


@pytest.fixture(scope="module")
def documents(scripts: SimpleNamespace) -> list:
    """One invented text with its attributions, as published."""
    said = []
    for at in (i for i in range(len(TEXT)) if TEXT.startswith("Ilse Brandt,", i)):
        spans = {"source": "Ilse Brandt, the mayor of Tolle", "cue": "said", "content": "that the dam had burst"}
        said.append({k: [[TEXT.index(v, at), TEXT.index(v, at) + len(v)]] for k, v in spans.items()})
    entities = [(0, 11, "PERSON"), (26, 31, "LOCATION")]
    doc = scripts.corpora.document(TEXT, said, entities)
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(len(doc.sentences), scripts.model.EMBED)).astype(np.float32)
    return [doc._replace(sentences=[s._replace(vector=v) for s, v in zip(doc.sentences, vectors, strict=True)])]


PLV = [
    ("1", "Rebels attacked a convoy of the Tolle army on Friday.", "Rebels", "a convoy of the Tolle army", "ASSAULT"),
    ("2", "The mayor of Tolle thanked Norwick warmly.", "The mayor of Tolle", "Norwick", "SUPPORT"),
]
ECB = [
    ("1_1", "0", "0", "Ilse", "HUM1"), ("1_1", "0", "1", "said", "ACT1"), ("1_1", "0", "2", "the", "-"),
    ("1_1", "0", "3", "dam", "LOC1"), ("1_1", "0", "4", "broke", "ACT2"), ("1_1", "0", "5", "down", "ACT2"),
]  # fmt: skip
TREE = """# newdoc id = a
# text = The dam, which Norwick's council built, was struck by rebels.
1 The DET _ 2 det 2:det _
2 dam NOUN _ 11 nsubj:pass 11:nsubj:pass|8:obj SpaceAfter=No
3 , PUNCT _ 8 punct _ _
4 which PRON _ 8 obj 2:ref _
5-6 Norwick's _ _ _ _ _ _
5 Norwick PROPN _ 7 nmod:poss 7:nmod:poss _
6 's PART _ 5 case 5:case _
7 council NOUN _ 8 nsubj 8:nsubj _
8 built VERB _ 2 acl:relcl 2:acl:relcl SpaceAfter=No
9 , PUNCT _ 8 punct _ _
10 was AUX _ 11 aux:pass 11:aux:pass _
11 struck VERB Voice=Pass 0 root 0:root _
12 by ADP _ 13 case 13:case _
13 rebels NOUN _ 11 obl:agent 11:obl:agent SpaceAfter=No
14 . PUNCT _ 11 punct _ _

"""
"""A treebank without the columns that nothing reads: number, form, part of speech, features, head, relation, graph."""


def conllu(line: str) -> str:
    """A line of TREE with all ten columns."""
    if line[0] in "#\n":
        return line
    number, form, pos, features, head, relation, graph, more = line.split()
    return "\t".join((number, form, "_", pos, "_", features, head, relation, graph, more)) + "\n"


@pytest.fixture(scope="module")
def corpora_of_events(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """PLV, ECB+ and a treebank in small, in their own forms."""
    folder = tmp_path_factory.mktemp("events")
    rows = [("id", "sentence", "source", "target", "type"), *PLV]
    (folder / "plv.tsv").write_text("\n".join("\t".join(r) for r in rows) + "\n")
    with lzma.open(folder / "ecb.xz", "wt") as f:
        f.write("\n".join("\t".join(r) for r in ECB) + "\n")
    with lzma.open(folder / "tree.xz", "wt") as f:
        f.write("".join(map(conllu, TREE.splitlines(keepends=True))))
    return folder / "plv.tsv", folder / "ecb.xz", folder / "tree.xz"


@pytest.fixture(scope="module")
def filling(scripts: SimpleNamespace) -> object:
    """What furniture is made of."""
    return scripts.pages.Filling(
        ["Council votes on fees", "Five dams to watch"], ["Mara Lund"], ["Norwick"], ["Gazette"]
    )


def small(scripts: SimpleNamespace) -> object:
    """A network of the reader's make, too small to be of use."""
    config = transformers.BertConfig(
        hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32, hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    config._attn_implementation = "eager"
    return scripts.model.Reader(transformers.BertModel(config, add_pooling_layer=False), FEATURES)


def test_mixing_takes_means_of_all_but_the_axes_of_embeddings(scripts: SimpleNamespace) -> None:
    one, two = small(scripts), small(scripts)
    before = {k: v.clone() for k, v in one.state_dict().items()}
    theirs = two.state_dict()
    mixed = scripts.mix.mix(one, two, 0.25).state_dict()
    assert torch.allclose(mixed["heads.weight"], 0.75 * before["heads.weight"] + 0.25 * theirs["heads.weight"])
    assert torch.equal(mixed["embed.weight"], before["embed.weight"])


def test_labels_stand_where_the_key_says(documents: list) -> None:
    (doc,) = documents
    plain = flatten(TEXT).split()
    assert [plain[a:b] for a, b in doc.said[0].content] == ["that the dam had burst".split()]
    assert plain[int(np.flatnonzero(doc.labels["mark"] == 2)[0])] == "burst"
    assert doc.labels["capital"][0] == 1
    assert doc.labels["entity"][:3].tolist() == [1, 2, 0]
    assert [plain[i] for i in np.flatnonzero(doc.labels["quoted"])] == "nobody was hurt".split() * 3


def test_a_sentence_tells_its_type_by_the_words_that_suggest_it(
    scripts: SimpleNamespace, corpora_of_events: tuple[Path, ...]
) -> None:
    happened, types = scripts.happened, scripts.model.TYPES
    (doc,) = happened.told(corpora_of_events[0], np.random.default_rng(0))
    plain = " ".join(s for _, s, *_ in PLV if s).split()
    bag = doc.labels["bag"]
    assert len(bag) == len(plain)
    numbers = {int(n) for n in bag % happened.BAG}
    assert numbers == {types.index("ASSAULT"), types.index("SUPPORT"), happened.BAG - 1}
    assert len({int(n) for n in bag // happened.BAG}) == 2
    at = int(np.flatnonzero(bag % happened.BAG == types.index("ASSAULT"))[0])
    (said,) = (s for s in doc.said if s.cue == [(at, at + 1)])
    assert [b - a for a, b in (*said.source, *said.content)] == [1, 6]


def test_words_that_tell_events_are_labelled_and_what_is_unknown_is_left_open(
    scripts: SimpleNamespace, corpora_of_events: tuple[Path, ...]
) -> None:
    happened = scripts.happened
    (doc,) = happened.marked(corpora_of_events[1])
    ilse, said, the, dam, broke, down = doc.labels["event"].tolist()
    assert ilse == said == the == dam == happened.NONE
    assert broke & happened.OTHER
    assert broke != happened.NONE
    assert down == 0


def test_a_treebank_gives_verbs_their_actors_and_targets(
    scripts: SimpleNamespace, corpora_of_events: tuple[Path, ...]
) -> None:
    (doc,) = scripts.happened.parsed(corpora_of_events[2])
    plain = "the dam which norwick s council built was struck by rebels".split()
    told = {
        plain[s.cue[0][0]]: [" ".join(plain[a:b]) for part in (s.source, s.content) for a, b in part] for s in doc.said
    }
    assert told == {"built": ["norwick s council", "the dam"], "struck": ["rebels", "the dam"]}
    assert doc.labels["event"].tolist() == [1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0]


def test_the_words_of_a_type_suggest_it(scripts: SimpleNamespace) -> None:
    types = scripts.triggers.types
    assert "ASSAULT" in types("bombing")
    assert "YIELD" in types("withdrawal")
    assert not types("convoy")
    assert set(scripts.triggers.STEMS) == set(scripts.model.TYPES)


def test_lines_that_many_pages_share_are_furniture(scripts: SimpleNamespace) -> None:
    texts = [f"The dam broke, number {n}.\nSign up for our letter\nIt was dawn on day {n}." for n in range(4)]
    pages = scripts.corpora.repeated(texts)
    label = scripts.corpora.document(texts[0], pages=pages).labels["furniture"]
    assert label.tolist() == [0] * 5 + [1] * 5 + [0] * 6
    label = scripts.corpora.document("The dam broke.\nMore on dams\n", pages=pages).labels["furniture"]
    assert label.tolist() == [0, 0, 0, -1, -1, -1]


@pytest.mark.parametrize("seed", range(20))
def test_furniture_goes_in_and_takes_no_word_out(
    scripts: SimpleNamespace, documents: list, filling: object, seed: int
) -> None:
    (doc,) = documents
    found = scripts.pages.furnished(doc, filling, np.random.default_rng(seed))
    away = found.labels["furniture"] == 1
    assert away.any()
    assert len(found.signs.pieces) > len(doc.signs.pieces)
    for name in ("mark", "capital"):
        assert np.array_equal(found.labels[name][~away], doc.labels[name])
    for new, old in zip(found.said, doc.said, strict=True):
        for spans, before in zip(new, old, strict=True):
            assert not any(away[a:b].any() for a, b in spans)
            assert sum(b - a for a, b in spans) == sum(b - a for a, b in before)
    assert sum(found.signs.is_word) == len(away)


@pytest.mark.parametrize("flat", [0.0, 1.0])
def test_windows_hold_each_cue_with_its_words(scripts: SimpleNamespace, documents: list, flat: float) -> None:
    (doc,) = documents
    draw = scripts.batches.Draw(flat, 0.0, 0.0, 0.0)
    (window,) = scripts.batches.windows(doc, np.random.default_rng(0), draw, None)
    plain = flatten(TEXT).split()
    assert len(window.first) == len(plain)
    for cue, line in window.cues:
        assert plain[cue] == "said"
        assert [plain[i] for i in np.flatnonzero(line >= 3)] == "that the dam had burst".split()
        assert (line == 1).sum() == 1


def test_hidden_words_are_not_shown_but_keep_their_labels(scripts: SimpleNamespace, documents: list) -> None:
    draw = scripts.batches.Draw(0.0, 0.0, 0.0, 0.0)
    (shown,) = scripts.batches.windows(documents[0], np.random.default_rng(0), draw, None)
    (hidden,) = scripts.batches.windows(documents[0], np.random.default_rng(0), draw._replace(hidden=0.5), None)
    masked = hidden.ids == scripts.batches.MASK
    assert 0.2 < masked.mean() < 0.8
    assert np.array_equal(hidden.ids[~masked], shown.ids[~masked])
    assert all(np.array_equal(hidden.labels[k], v) for k, v in shown.labels.items())


def test_the_loss_falls_and_the_export_agrees(
    scripts: SimpleNamespace,
    documents: list,
    corpora_of_events: tuple[Path, Path, Path],
    filling: object,
    tmp_path: Path,
) -> None:
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    model = small(scripts).train()
    optimiser = torch.optim.AdamW(model.parameters(), 5e-3)
    draw = scripts.batches.Draw(0.5, 0.3, 0.0, 0.0)
    plv, ecb, tree = corpora_of_events
    every = (documents, scripts.happened.happened(plv, ecb, tree, tree, rng))
    endless = [
        scripts.batches.stream(docs, rng, draw._replace(furnished=0.3 * (docs is documents)), filling) for docs in every
    ]
    stock = scripts.batches.batches(endless, [0.6, 0.4], 4, rng)
    history: dict[str, list[float]] = {}
    for _ in range(90):
        found = scripts.train.losses(model, scripts.batches.batch(next(stock)))
        sum(scripts.train.WEIGHTS[k] * v for k, v in found.items()).backward()
        optimiser.step()
        optimiser.zero_grad()
        for k, v in found.items():
            history.setdefault(k, []).append(float(v))
    assert set(history) == set(scripts.train.WEIGHTS)
    assert all(min(h[-3:]) < h[0] / 2 for k, h in history.items() if k != "embedding"), history
    card = scripts.export.export(model, tmp_path, "tiny")
    assert json.loads((tmp_path / "reader.json").read_text())["sha256"] == card["sha256"]
    import onnxruntime

    session = onnxruntime.InferenceSession(tmp_path / "reader.onnx")
    for n in (5, 50):
        ids, features = torch.randint(1000, 2000, (1, n)), torch.ones((1, n), dtype=torch.int64)
        with torch.no_grad():
            scores, _, embedded = model(ids, features, torch.ones_like(ids))
        told, _, meant = session.run(None, {"ids": ids.numpy(), "features": features.numpy()})
        assert np.abs(told - scores[0].numpy()).mean() < 0.1 * np.abs(scores.numpy()).mean()
        assert np.abs(meant - embedded[0].numpy()).mean() < 0.2 * np.abs(embedded.numpy()).mean()
    again = small(scripts)
    assert scripts.shipped.load(tmp_path, again) == []
    for (name, w), v in zip(model.state_dict().items(), again.state_dict().values(), strict=True):
        assert (w - v).abs().max() <= 0.02 * w.abs().max() + 1e-3, name
