# The app alone. Everything is installed from the lock files with their hashes.
FROM python:3.11.14-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements/build.txt requirements/run.txt requirements/
RUN python -m venv /opt/build \
    && /opt/build/bin/pip install --require-hashes -r requirements/build.txt \
    && python -m venv /opt/kaedekort \
    && /opt/kaedekort/bin/pip install --require-hashes -r requirements/run.txt
COPY . .
RUN /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheel . \
    && /opt/kaedekort/bin/pip install --no-deps /wheel/*.whl

FROM python:3.11.14-slim-bookworm
COPY --from=build /opt/kaedekort /opt/kaedekort
RUN useradd --system --uid 10001 --user-group --home-dir /data --create-home --shell /usr/sbin/nologin kaedekort
ENV PATH=/opt/kaedekort/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
CMD ["kaedekort", "serve", "--host", "0.0.0.0", "--port", "8080", "--behind-proxy"]
