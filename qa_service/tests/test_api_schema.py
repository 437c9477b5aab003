"""Whatever the schema allows, and whatever it does not: never a crash, always what it says."""

import pytest
from hypothesis import HealthCheck, given, settings
from schemathesis import openapi
from schemathesis.specs.openapi.checks import positive_data_acceptance

from qa_service.api import create_app
from qa_service.settings import Settings
from qa_service.tests.conftest import HR_TOKEN


@pytest.fixture(scope="module")
def operations(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("schema")
    made = Settings(
        codes_dir=folder / "codes",
        index_dir=built / "index",
        records_url=f"sqlite:///{folder}/records.db",
        hr_token=HR_TOKEN,
        rate_per_minute=0,
    )
    schema = openapi.from_asgi("/openapi.json", create_app(made))
    return {found.ok().label: found.ok() for found in schema.get_all_operations()}


def test_the_schema_lists_the_endpoints_of_the_contract(operations):
    assert set(operations) == set(ENDPOINTS)


ENDPOINTS = [
    "POST /v1/ask",
    "POST /v1/compare",
    "GET /v1/search",
    "GET /v1/codes",
    "POST /v1/codes",
    "GET /v1/codes/{code}",
    "DELETE /v1/codes/{code}",
    "GET /v1/codes/{code}/clauses",
    "GET /v1/codes/{code}/clauses/{label}",
    "POST /v1/feedback",
    "GET /v1/review/questions",
    "GET /v1/review/open",
    "GET /v1/review/summary",
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_an_endpoint_keeps_to_its_schema_whatever_it_is_sent(operations, endpoint):
    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operations[endpoint].as_strategy())
    def keeps_to_schema(case):
        case.call_and_validate(
            headers={"Authorization": f"Bearer {HR_TOKEN}"},
            # A blank question is text to the schema and refused all the same.
            excluded_checks=[positive_data_acceptance],
        )

    keeps_to_schema()
