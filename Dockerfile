# The four images of the shop: docker build --target user (product, order, frontend) .
# Each contains one bundled file and the licences of its contents, and installs nothing; the targets dev and
# frontend-dev contain the sources.

FROM node:24-bookworm-slim AS packages
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
COPY services/chassis/package.json services/chassis/
COPY services/user/package.json services/user/
COPY services/product/package.json services/product/
COPY services/order/package.json services/order/
COPY frontend/package.json frontend/
COPY tools/package.json tools/
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts

FROM packages AS build
ARG CODE=.
COPY $CODE $CODE
RUN node tools/build/bundle.ts && cd frontend && node ../node_modules/vite/bin/vite.js build

FROM node:24-bookworm-slim AS process
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.version=$VERSION \
      org.opencontainers.image.revision=$REVISION \
      org.opencontainers.image.licenses=MIT \
      org.opencontainers.image.base.name=docker.io/library/node:24-bookworm-slim
# As in tools/build/processes.ts. The chart sets the heap size, because it knows the memory limit.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=1 \
    MALLOC_MMAP_THRESHOLD_=30000 \
    MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
USER 1000:1000
ENTRYPOINT ["node", "main.cjs"]
CMD []

FROM process AS user
ENV GLIBC_TUNABLES=glibc.malloc.hugetlb=1
LABEL org.opencontainers.image.title="Bulkhead user service" \
      org.opencontainers.image.description="Accounts, roles and sign-in of the Bulkhead shop"
COPY --from=build /src/services/user/dist/main.cjs /src/services/user/dist/main.cjs.LEGAL.txt ./
EXPOSE 5001 6001

FROM process AS product
LABEL org.opencontainers.image.title="Bulkhead product service" \
      org.opencontainers.image.description="The catalogue of the Bulkhead shop and its change feed"
COPY --from=build /src/services/product/dist/main.cjs /src/services/product/dist/main.cjs.LEGAL.txt ./
EXPOSE 5002 6002

FROM process AS order
LABEL org.opencontainers.image.title="Bulkhead order service" \
      org.opencontainers.image.description="Orders of the Bulkhead shop"
COPY --from=build /src/services/order/dist/main.cjs /src/services/order/dist/main.cjs.LEGAL.txt ./
EXPOSE 5003 6003

FROM process AS frontend
LABEL org.opencontainers.image.title="Bulkhead frontend" \
      org.opencontainers.image.description="The Vue app of the Bulkhead shop and its edge server"
ENV APP_DIR=/app/public
COPY --from=build /src/frontend/dist public
COPY --from=build /src/frontend/edge/dist/main.cjs /src/frontend/edge/dist/main.cjs.LEGAL.txt ./
EXPOSE 8080 9080

# Runs the sources directly. CODE names the folder of the process: skaffold evaluates every COPY of this file, whatever
# the target, and thus sends a change only to the processes that contain it.
FROM packages AS dev
RUN chown 1000:1000 frontend services/*
USER 1000:1000
COPY tsconfig.json ./
COPY --chown=1000:1000 services/chassis services/chassis
COPY --chown=1000:1000 services/user/src/contract services/user/src/contract
COPY --chown=1000:1000 services/product/src/contract services/product/src/contract
COPY --chown=1000:1000 services/order/src/contract services/order/src/contract
ARG CODE=.
COPY --chown=1000:1000 $CODE $CODE
# A restarted process finds unchanged files already compiled.
ENV NODE_COMPILE_CACHE=/tmp/compiled
ENTRYPOINT ["node"]

FROM dev AS frontend-dev
RUN cd frontend && node ../node_modules/vite/bin/vite.js build
