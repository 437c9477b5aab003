"""Levelled channels: the model gives what it gave before, and rounding to 8 bits costs less."""

import copy

import pytest
import torch
from transformers import AutoModel, AutoTokenizer

from index.base_model import find_base_model
from index.export import PROBES
from index.levelling import Levelled, level_channels

CHANNELS = 256


@pytest.fixture
def states():
    """Values of a layer's input, of which one channel is forty times the size of the others."""
    torch.manual_seed(1)
    states = torch.randn(50, CHANNELS)
    states[:, 7] *= 40
    return states


@pytest.fixture
def linear():
    torch.manual_seed(2)
    return torch.nn.Linear(CHANNELS, 16)


def rounded(states):
    step = states.abs().max() / 127
    return (states / step).round() * step


def test_a_levelled_layer_gives_what_it_gave_before(linear, states):
    expected = linear(states)

    levelled = Levelled(copy.deepcopy(linear), states.abs().amax(0))

    torch.testing.assert_close(levelled(states), expected, rtol=1e-4, atol=1e-4)
    assert (levelled.inverse < 1).sum() <= 0.01 * CHANNELS + 1


def test_rounding_the_input_to_8_bits_costs_less_than_half_as_much(linear, states):
    expected = linear(states)
    before = (linear(rounded(states)) - expected).abs().mean()

    levelled = Levelled(copy.deepcopy(linear), states.abs().amax(0))
    after = (levelled.linear(rounded(states * levelled.inverse)) - expected).abs().mean()

    assert after < 0.5 * before


def test_minilm_gives_the_same_states_and_its_attention_output_is_left():
    folder = find_base_model()
    model, tokenizer = (
        AutoModel.from_pretrained(folder).eval(),
        AutoTokenizer.from_pretrained(folder),
    )
    inputs = tokenizer(list(PROBES), padding=True, truncation=True, return_tensors="pt")
    with torch.no_grad():
        expected = model(**inputs).last_hidden_state

        level_channels(model.encoder, lambda: model(**inputs))

        torch.testing.assert_close(
            model(**inputs).last_hidden_state, expected, rtol=1e-3, atol=1e-3
        )
    kinds = {name: type(layer) for name, layer in model.encoder.layer[0].named_modules()}
    assert kinds["intermediate.dense"] is Levelled
    assert kinds["attention.self.query"] is Levelled
    assert kinds["attention.output.dense"] is torch.nn.Linear
