# digest-lsp in a small image: docker build -t digest-lsp . && docker run --rm -v "$PWD:/work" digest-lsp check .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY server server
ARG TARGETARCH=amd64
SHELL ["/bin/bash", "-c"]
RUN dotnet publish server/DigestLsp.Server -c Release -r "linux-musl-${TARGETARCH/amd64/x64}" \
    -p:SelfContained=true -p:PublishSingleFile=true -p:PublishTrimmed=true -p:DebugType=none \
    -p:NuGetLockFilePath=obj/docker.lock.json -p:RestoreLockedMode=false -o /out

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine
COPY --from=build /out/digest-lsp /usr/local/bin/digest-lsp
# Digests are strangers' texts: whoever reads them has no rights of root.
USER app
WORKDIR /work
ENTRYPOINT ["digest-lsp"]
