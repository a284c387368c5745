# digest-lsp in a small image: docker build -t digest-lsp . && docker run --rm -v "$PWD:/work" digest-lsp check .
# For several platforms: docker buildx build --platform linux/amd64,linux/arm64 .
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-alpine AS build
RUN apk add --no-cache clang build-base zlib-dev
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY server server
# Set by BuildKit; a default would override its value.
ARG BUILDARCH
ARG TARGETARCH
# Native code can be linked only for the machine that builds; for others it is one trimmed file with its .NET.
RUN if [ "$TARGETARCH" = "$BUILDARCH" ]; then form='-p:PublishAot=true -p:StripSymbols=true'; \
    else form='-p:SelfContained=true -p:PublishSingleFile=true -p:PublishTrimmed=true'; fi; \
    dotnet publish server/DigestLsp.Server -c Release -r "linux-musl-$(echo "$TARGETARCH" | sed 's/amd64/x64/')" $form \
    -p:RunAnalyzers=false -p:NuGetLockFilePath=obj/docker.lock.json -p:RestoreLockedMode=false -o /out \
    && find /out \( -name '*.pdb' -o -name '*.xml' -o -name '*.dbg' \) -delete

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="digest-lsp" \
      org.opencontainers.image.description="Language server and command line for paper digests" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.source="https://github.com/digestlsp/digestlsp" \
      org.opencontainers.image.documentation="https://github.com/digestlsp/digestlsp/blob/main/docs/packages.md"
# With the library of SQLite, which is next to the executable.
COPY --from=build /out /opt/digest-lsp
COPY LICENSE /opt/digest-lsp/
RUN ln -s /opt/digest-lsp/digest-lsp /usr/local/bin/digest-lsp
# A digest is untrusted text: the process that parses it has no rights of root.
USER app
WORKDIR /work
ENTRYPOINT ["digest-lsp"]
