"""Steps of training: passes in bfloat16, weights in full precision."""

import torch

from qa_service.learning.training import Descent, rising, rising_and_falling


def test_steps_too_small_for_bfloat16_add_up():
    model = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.ones_(model.weight)
    descent = Descent(model, model, rate=1e-4)
    for _ in range(100):
        model(torch.ones(1, 1, dtype=torch.bfloat16)).sum().backward()
        descent.step(1.0)

    learned = descent.weights()["weight"]
    assert learned.dtype is torch.float32
    assert 0.98 < learned.item() < 0.995
    assert model.weight.dtype is torch.bfloat16
    assert abs(model.weight.item() - learned.item()) < 0.005


def test_the_rest_learns_at_its_own_rate_and_what_is_frozen_stays():
    model = torch.nn.Sequential(*(torch.nn.Linear(2, 2, bias=False) for _ in range(3)))
    model[1].requires_grad_(False)
    before = [layer.weight.detach().clone() for layer in model]
    descent = Descent(model, model[0], rate=1e-4, rest_rate=1e-2)
    model[2](model[1](model[0](torch.ones(1, 2).bfloat16()).float())).sum().backward()
    descent.step(1.0)

    after = descent.weights()
    moved = [
        (after[f"{place}.weight"] - weight).abs().max().item()
        for place, weight in enumerate(before)
    ]
    assert 0 < moved[0] < 1e-3 < moved[2]
    assert moved[1] == 0


def test_the_rate_rises_and_then_stays_or_falls():
    assert rising(0, 100) == 0.1
    assert rising(99, 100) == 1.0
    assert rising_and_falling(50, 100) == 0.5
    assert rising_and_falling(99, 100) == 0.02
