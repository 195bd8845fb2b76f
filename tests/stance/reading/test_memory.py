"""The memory of pages: keys that tell pages apart, and validators as headers."""

from stance.reading.memory import FORGETFUL, Validators, page_key


def test_a_page_s_key_is_of_its_bytes_and_its_url():
    keys = [
        page_key(b"a"),
        page_key(b"b"),
        page_key(b"a", "http://x.example/"),
        page_key(b"a", "http://y.example/"),
    ]
    assert len(set(keys)) == 4
    assert page_key(b"a") == keys[0]
    assert all(len(key) == 32 and set(key) <= set("0123456789abcdef") for key in keys)
    assert page_key(b"", "\udcff") != page_key(b"", "")


def test_validators_become_the_headers_of_a_conditional_request():
    assert Validators().headers == {}
    assert Validators('"1"').headers == {"If-None-Match": '"1"'}
    assert Validators(None, "Wed").headers == {"If-Modified-Since": "Wed"}


def test_without_memory_everything_is_new():
    FORGETFUL.note_page("key", "id")
    FORGETFUL.note_version("http://x.example/", ("1", None), "id")
    FORGETFUL.unchanged("http://x.example/")
    assert not FORGETFUL.knows_page("key")
    assert FORGETFUL.version("http://x.example/") is None
