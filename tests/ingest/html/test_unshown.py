"""What web pages hold and do not show is counted."""

from __future__ import annotations

from tests.ingest.files import left_out
from tests.ingest.html_files import read, shapes


def test_hidden_text_is_left_out_and_counted() -> None:
    document = read(
        "<style>.gone{display:none}</style><p>Seen</p><p class=gone>one</p><p hidden>two</p>"
        "<p style='visibility:hidden'>six <span style='visibility:visible'>shown</span></p>"
        "<dialog>ask</dialog><input type=hidden value=no><script>no</script><template>no</template>"
    )
    assert document.shown_text() == "Seen\nshown"
    assert left_out(document) == {"4 pieces of hidden text": 12}


def test_buttons_pictures_and_frames_are_counted() -> None:
    document = read(
        "<p>Seen <img src=a.jpg alt='Her house'><button>Save</button><input type=submit value=Go>"
        "<iframe src=b.html></iframe><video>no</video></p>"
    )
    assert document.shown_text() == "Seen"
    assert left_out(document) == {
        "1 picture": 0,
        "2 buttons": 6,
        "1 sound or film": 2,
        "1 frame": 0,
    }


def test_a_tracked_deletion_is_left_out_and_an_insertion_is_read() -> None:
    document = read("<p>She <del datetime=2020>cannot</del> <ins>can</ins> walk.</p>")
    assert document.shown_text() == "She can walk."
    assert left_out(document) == {"1 tracked deletion": 6}


def test_the_words_in_hidden_controls_and_frames_are_counted() -> None:
    controls = (
        "<input value=typed><textarea>more</textarea><select><option>A<option selected>B</select>"
        "<select size=2><option>C<option>D</select><input type=hidden value=no>"
    )
    for hides in ("display:none", "visibility:hidden"):
        document = read(f"<p>Seen</p><div style='{hides}'>{controls}</div>")
        assert document.shown_text() == "Seen"
        assert sum(left_out(document).values()) == len("typed" + "more" + "B" + "CD")
    assert left_out(read("<p>Seen<iframe srcdoc='&lt;p>She sings&lt;p>' src=a.html></iframe>")) == {
        "1 frame": 8
    }


def test_a_tick_box_that_is_kept_from_view_is_not_read() -> None:
    for box in ("<img alt=Checked>", "<input type=checkbox checked>", "<i role=checkbox></i>"):
        document = read(f"<p>Seen</p><p style='visibility:hidden'>{box}</p>")
        assert shapes(document) == [("paragraph", "Seen")]
        assert left_out(document) == {"1 piece of hidden text": 1}
