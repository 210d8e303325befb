# Verbatim in a container: docker build -t verbatim . && docker run -e DISCORD_TOKEN=… -v verbatim:/data verbatim
# The root may be read-only: what is remembered and what is cached lies in the volume /data.

FROM python:3.13-slim AS build
COPY pyproject.toml constraints.txt README.md LICENSE /source/
COPY bot /source/bot
RUN python -m venv /srv/python \
    && /srv/python/bin/pip install --no-cache-dir --constraint /source/constraints.txt '/source[postgres,sound]'

FROM python:3.13-slim
RUN useradd --uid 10001 --create-home --home-dir /data verbatim
COPY --from=build /srv/python /srv/python
COPY quotes_data /srv/verbatim/quotes_data
WORKDIR /srv/verbatim
USER verbatim
VOLUME /data
ENV PATH=/srv/python/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/verbatim.db \
    CACHE_FOLDER=/data/cache \
    HEALTH_PORT=8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-m", "bot", "health"]
STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot", "run"]
