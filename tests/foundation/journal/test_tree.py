"""RFC 6962: known roots, and every proof over all sizes up to 70 and across tile boundaries."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openkarier.foundation.journal.openkarier_verify import (
    Range,
    leaf_hash,
    node_hash,
    roots,
    tile_path,
    verify_consistency,
    verify_inclusion,
)
from openkarier.foundation.journal.shelf import Shelf

# The eight leaves of certificate-transparency's reference tests, and the roots of their trees of 1 to 8 leaves.
LEAVES = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
LEAVES.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def plain_root(hashes):
    """RFC 6962, 2.1, as it is written: the oracle."""
    if len(hashes) < 2:
        return hashes[0] if hashes else hashlib.sha256(b"").digest()
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return node_hash(plain_root(hashes[:half]), plain_root(hashes[half:]))


def entries(count):
    return [f"catatan {n}" for n in range(count)]


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_of_the_reference_tests(size):
    tree = Range()
    for leaf in LEAVES[:size]:
        tree.push(0, leaf_hash(leaf))
    assert tree.root().hex() == ROOTS[size - 1]


def test_the_empty_tree_is_the_hash_of_nothing():
    assert Range().root() == hashlib.sha256(b"").digest()


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """A shelf of 70 leaves, published one by one, and their hashes."""
    shelf = Shelf(tmp_path_factory.mktemp("ledger"))
    for size in range(70):
        shelf.append(size, entries(70)[size : size + 1])
    return shelf, [leaf_hash(entry.encode()) for entry in entries(70)]


def test_every_leaf_is_proved_in_every_tree_and_no_other_leaf_is(grown):
    shelf, hashes = grown
    for size in range(1, 71):
        root = plain_root(hashes[:size])
        assert shelf.root(size) == root
        for index in range(size):
            path = shelf.inclusion(index, size)
            assert verify_inclusion(index, size, hashes[index], path, root)
            assert not verify_inclusion(index, size, hashes[index - 1], path, root) or size == 1
            assert not verify_inclusion(index, size, hashes[index], [*path, root], root)
            assert not path or not verify_inclusion(index, size, hashes[index], path[:-1], root)


def test_every_tree_is_proved_to_continue_every_smaller_one(grown):
    shelf, hashes = grown
    found = {size: plain_root(hashes[:size]) for size in range(71)}
    for new in range(1, 71):
        for old in range(new + 1):
            path = shelf.consistency(old, new)
            assert verify_consistency(old, new, found[old], found[new], path)
            assert old in {0, new} or not verify_consistency(old, new, found[old - 1], found[new], path)
            assert old == 0 or not verify_consistency(old, new, found[old], found[new - 1], path)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=4), st.data())
def test_a_shelf_that_grows_in_steps_is_the_shelf_written_at_once(tmp_path_factory, steps, data):
    shelf, size = Shelf(tmp_path_factory.mktemp("ledger")), 0
    written = entries(sum(steps))
    for step in steps:
        size = shelf.append(size, written[size : size + step])
    hashes = [leaf_hash(entry.encode()) for entry in written]
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(0, size))
    assert shelf.root(size) == plain_root(hashes)
    assert roots(shelf.folder, {old, size}) == roots(shelf.folder, {old, size}) | {
        old: plain_root(hashes[:old]),
        size: plain_root(hashes),
    }
    assert verify_inclusion(index, size, hashes[index], shelf.inclusion(index, size), shelf.root(size))
    assert verify_consistency(old, size, plain_root(hashes[:old]), shelf.root(size), shelf.consistency(old, size))


def test_a_book_of_three_levels(tmp_path):
    """65,792 leaves: 257 full tiles, so that level 1 is full once and level 2 begins."""
    shelf = Shelf(tmp_path)
    size = shelf.append(0, entries(65_792))
    hashes = [leaf_hash(entry.encode()) for entry in entries(size)]
    assert roots(tmp_path, {300, size})[size] == shelf.root(size)
    files = sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "tile").glob("[12]/**/*") if path.is_file())
    assert files == ["tile/1/000", "tile/1/001.p/1", "tile/2/000.p/1"]
    assert verify_inclusion(300, size, hashes[300], shelf.inclusion(300, size), shelf.root(size))


@pytest.mark.parametrize(
    ("number", "width", "path"),
    [
        (0, 256, "tile/0/000"),
        (999, 1, "tile/0/999.p/1"),
        (1000, 256, "tile/0/x001/000"),
        (1234067, 255, "tile/0/x001/x234/067.p/255"),
    ],
)
def test_tile_paths_are_those_of_the_specification(number, width, path):
    assert tile_path("0", number, width) == path
