"""The command says in a sentence what is missing."""

from pathlib import Path

import pytest

from training.network import make_network
from training.network.make_network import main


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    teacher = tmp_path / "teacher"
    teacher.mkdir()
    for name in ("config.json", "model.safetensors", "tokenizer.json"):
        (teacher / name).touch()
    (tmp_path / "vectors.json").touch()
    return tmp_path / "vectors.json", teacher


def _fault(capsys: pytest.CaptureFixture[str], vectors: Path, teacher: Path) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(["--vectors", str(vectors), "--teacher", str(teacher)])
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_packages(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_network, "_NEEDED", ("no_such_package", "json"))
    assert "no_such_package not installed: pip install --group network" in _fault(capsys, *files)


def test_vectors(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_network, "_NEEDED", ())
    files[0].unlink()
    assert "there are no word vectors at" in _fault(capsys, *files)


def test_teacher(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_network, "_NEEDED", ())
    (files[1] / "tokenizer.json").unlink()
    assert "lacks tokenizer.json" in _fault(capsys, *files)
