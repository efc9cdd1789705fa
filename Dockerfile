# The portal, published and run by a user without rights. Data lives in the volume /data; see docs/operating.md.
# It listens to every network of its container: without a sign-in provider it starts only with Portal__PersonasForEverybody=true.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Portal.sln ./
COPY src/ src/
COPY wwwroot/ wwwroot/
RUN dotnet publish src/Portal -c Release -o /published

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /portal
COPY --from=build /published .
RUN mkdir /data && chown "$APP_UID" /data
ENV Portal__DataDirectory=/data \
    ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080 5081
VOLUME /data
USER $APP_UID
# The image has no curl: the portal asks itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
  CMD ["dotnet", "Portal.dll", "--health", "http://localhost:8080/healthz"]
ENTRYPOINT ["dotnet", "Portal.dll"]
