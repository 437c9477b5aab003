"""Where the page is served and where it finds the service, read from the environment."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class PageSettings(BaseSettings):
    """The settings of the page; `port` and `ui_port` are the same ones that the service reads."""

    model_config = SettingsConfigDict(env_prefix="CLAUSEWISE_", frozen=True, extra="ignore")

    host: str = Field("127.0.0.1", description="Address of the service, where it runs here.")
    port: int = Field(8000, ge=1, le=65_535, description="Port of the service.")
    ui_port: int = Field(8501, ge=1, le=65_535, description="Port of the page.")
    service_url: str | None = Field(
        None, description="Address of a service elsewhere; takes the place of host and port."
    )

    @property
    def service(self) -> str:
        """Address of the service, without a slash at its end.

        >>> PageSettings(service_url="https://codes.example/").service
        'https://codes.example'
        """
        return (self.service_url or f"http://{self.host}:{self.port}").rstrip("/")
