"""Tests reach this machine only."""

import socket

import pytest

from tests.network import NetworkUsed, is_this_machine


def test_connection_to_another_machine_refused():
    with socket.socket() as other, pytest.raises(NetworkUsed) as caught:
        other.connect(("192.0.2.1", 80))
    assert str(caught.value) == "A test may not reach ('192.0.2.1', 80): tests use this machine only."


@pytest.mark.parametrize("address", [("127.0.0.1", 80), ("localhost", 80), ("::1", 80, 0, 0)])
def test_address_of_this_machine(address):
    assert is_this_machine(socket.AF_INET, address) is True
