"""A municipality's sign-in as a process of its own: OpenID Connect by Authlib's server parts, for whoever the address says.

It asks nobody anything: `person` in the address of the authorization is who signs in, as JSON of claims, and `fault` is what is wrong
with the identity token. Run as a program it prints its address and serves until its standard input closes.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

CLIENT_ID, CLIENT_SECRET = "kaedekort", "a secret that both know"


@dataclass
class _Client:
    """The one client there is."""

    redirect_uris: set[str] = field(default_factory=set)

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return ""

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, uri: str) -> bool:
        return uri.endswith("/log-ind/kommunen/retur")

    def check_client_secret(self, secret: str) -> bool:
        return secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class _Code:
    """A code that was given out, and for whom."""

    code: str
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    person: dict[str, Any]
    fault: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> str | None:
        return self.person.get("acr")

    def get_amr(self) -> list[str] | None:
        return self.person.get("amr")


def _with_fault(token: str, fault: str, key: Any) -> str:
    """An identity token with something wrong; without a fault it is as it was."""
    from joserfc import jwt
    from joserfc.jwk import OctKey, RSAKey

    now = int(time.time())
    other_claims: dict[str, dict[str, Any]] = {
        "nonce": {"nonce": "another"},
        "no nonce": {"nonce": None},
        "audience": {"aud": ["somebody else"]},
        "issuer": {"iss": "https://another.example"},
        "expired": {"exp": now - 3600, "iat": now - 7200},
    }
    claims = {**jwt.decode(token, key).claims, **other_claims.get(fault, {})}
    claims = {name: value for name, value in claims.items() if value is not None}
    header = {"alg": "RS256", "kid": "1"}
    if fault == "key":
        return str(jwt.encode(header, claims, RSAKey.generate_key(2048)))
    if fault == "none":
        return str(jwt.encode({"alg": "none"}, claims, OctKey.generate_key(), ["none"]))
    if fault == "shared key":  # the public key taken for a secret that both share
        shared = OctKey.import_key(key.as_dict(private=False)["n"])
        return str(jwt.encode({"alg": "HS256", "kid": "1"}, claims, shared, ["HS256"]))
    return str(jwt.encode(header, claims, key)) if fault in other_claims else token


def make_provider(issuer: str) -> Any:  # noqa: C901  # small views, one beside the other
    """The provider as an application."""
    from authlib.integrations.flask_oauth2 import AuthorizationServer  # type: ignore[import-untyped]
    from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant  # type: ignore[import-untyped]
    from authlib.oauth2.rfc7636 import CodeChallenge  # type: ignore[import-untyped]
    from authlib.oidc.core import UserInfo  # type: ignore[import-untyped]
    from authlib.oidc.core.grants import OpenIDCode  # type: ignore[import-untyped]
    from flask import Flask, jsonify, request
    from joserfc.jwk import RSAKey

    key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
    codes: dict[str, _Code] = {}
    app, client = Flask(__name__), _Client()
    server = AuthorizationServer(app, query_client=lambda _id: client, save_token=lambda _token, _request: None)

    class Grant(AuthorizationCodeGrant):  # type: ignore[misc]  # Authlib has no annotations
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

        def save_authorization_code(self, code: str, asked: Any) -> None:
            data = asked.payload.data
            codes[code] = _Code(
                code=code,
                redirect_uri=asked.payload.redirect_uri,
                scope=asked.payload.scope,
                nonce=data["nonce"],
                code_challenge=data["code_challenge"],
                code_challenge_method=data["code_challenge_method"],
                person=asked.user,
                fault=request.args.get("fault", ""),
            )

        def query_authorization_code(self, code: str, _client: Any) -> _Code | None:
            return codes.get(code)

        def delete_authorization_code(self, authorization_code: _Code) -> None:
            del codes[authorization_code.code]

        def authenticate_user(self, authorization_code: _Code) -> dict[str, Any]:
            return authorization_code.person

    class Code(OpenIDCode):  # type: ignore[misc]  # as above
        def exists_nonce(self, nonce: str, _request: Any) -> bool:
            return any(each.nonce == nonce for each in codes.values())

        def resolve_client_private_key(self, _client: Any) -> RSAKey:
            return key

        def get_client_claims(self, _client: Any) -> dict[str, Any]:
            return {"iss": issuer, "aud": [CLIENT_ID]}

        def get_encode_header(self, _client: Any) -> dict[str, str]:
            return {"alg": "RS256", "kid": "1"}

        def generate_user_info(self, user: dict[str, Any], _scope: str) -> Any:
            return UserInfo({name: value for name, value in user.items() if name not in {"acr", "amr"}})

        def encode_id_token(self, token: Any, asked: Any) -> str:
            whole = str(super().encode_id_token(token, asked))
            return _with_fault(whole, asked.authorization_code.fault, key)

    server.register_grant(Grant, [Code(require_nonce=True), CodeChallenge(required=True)])

    @app.get("/.well-known/openid-configuration")
    def configuration() -> Any:
        return jsonify(
            issuer=issuer,
            authorization_endpoint=f"{issuer}/authorize",
            token_endpoint=f"{issuer}/token",
            jwks_uri=f"{issuer}/keys",
            response_types_supported=["code"],
            subject_types_supported=["public"],
            id_token_signing_alg_values_supported=["RS256", "HS256", "none"],
            code_challenge_methods_supported=["S256"],
        )

    @app.get("/keys")
    def keys() -> Any:
        return jsonify(keys=[key.as_dict(private=False)])

    @app.get("/authorize")
    def authorize() -> Any:
        person = json.loads(request.args.get("person", "null"))
        grant = server.get_consent_grant(end_user=person)
        return server.create_authorization_response(grant_user=person, grant=grant)

    @app.post("/token")
    def token() -> Any:
        return server.create_token_response()

    return app


@contextmanager
def run_provider() -> Iterator[str]:
    """A provider in a process of its own; its issuer's address. It ends with the block, or with this process."""
    command = [sys.executable, "-m", "tests.services.oidc_provider"]
    environment = {**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()
            process.wait(10)


def main() -> None:
    """Serve at a free port until standard input closes."""
    from werkzeug.serving import make_server

    server = make_server("127.0.0.1", 0, lambda _environ, _start: [], threaded=True)
    issuer = f"http://localhost:{server.server_port}"
    server.app = make_provider(issuer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{issuer}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.shutdown()


if __name__ == "__main__":
    main()
