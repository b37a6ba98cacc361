# One image for web and worker, without dev store, tests and build tools; and one to bring the tables up to date.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --include=optional
# Install scripts are off; the session storage package needs what this one writes.
RUN node node_modules/@prisma/client/scripts/postinstall.js
COPY . .
# Generating connects to nothing; the address only keeps prisma.config.ts from starting a server of its own.
RUN DATABASE_URL=postgresql://localhost/unused npx prisma generate && npm run build

FROM node:24-slim AS production-packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
COPY --from=build /app/node_modules/.prisma node_modules/.prisma

# Once per release: docker compose run --rm migrate
FROM build AS migrate
RUN mkdir -p .data/logs && chown -R node:node .data
ENV NODE_ENV=production
USER node
CMD ["node", "scripts/migrate.ts"]

FROM node:24-slim AS app
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY package.json ./
COPY --from=production-packages /app/node_modules node_modules
COPY --from=build /app/build build
COPY --from=build /app/app app
# /readyz compares the database with the migrations this code was written for.
COPY prisma/migrations prisma/migrations
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WORKER_PORT ?? process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "app/server.ts"]
