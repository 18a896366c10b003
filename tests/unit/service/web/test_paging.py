"""Pages cover a list without gap or overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import URL

from service.web.paging import PageOutOfRange, Paging, cut_page, page_links


@given(st.integers(0, 60), st.integers(1, 20))
def test_the_pages_of_a_list_join_up_to_it(total: int, size: int) -> None:
    items = list(range(total))
    first = cut_page(items, Paging(size=size))
    pages = [cut_page(items, Paging(page=n, size=size)) for n in range(1, first.pages + 1)]
    assert [item for page in pages for item in page.items] == items


def test_a_page_beyond_the_last_is_refused_with_the_last() -> None:
    with pytest.raises(PageOutOfRange, match="page de 1 à 2") as refused:
        cut_page([1, 2, 3], Paging(page=3, size=2))
    assert (refused.value.page, refused.value.last) == (3, 2)


def test_an_empty_list_has_one_empty_page() -> None:
    assert cut_page([], Paging()).pages == 1


def test_links_keep_the_other_parameters() -> None:
    links = page_links(URL("http://x/a?channel=réunion&page=2&size=5"), 2, 3)
    assert '</a?channel=r%C3%A9union&size=5&page=3>; rel="next"' in links
    assert 'page=1>; rel="prev"' in links
    assert links.count("rel=") == 4
