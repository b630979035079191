/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pages and pictures that campaign posts link to. Whoever writes a post chooses the address, so only https and
 * addresses of the open internet are asked, every redirect is checked again, and time and size are bounded.
 */
final class PublicWeb {

    private static final Logger log = LoggerFactory.getLogger(PublicWeb.class);

    private final OkHttpClient client;
    private final BlueskySettings.Card settings;
    private final String userAgent;
    private final Predicate<InetAddress> mayBeAsked;

    PublicWeb(String userAgent, BlueskySettings.Card settings) {
        this(userAgent, settings, settings.privateHosts() ? any -> true : PublicAddress::isPublic);
    }

    PublicWeb(String userAgent, BlueskySettings.Card settings, Predicate<InetAddress> mayBeAsked) {
        this.userAgent = userAgent;
        this.settings = settings;
        this.mayBeAsked = mayBeAsked;
        this.client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .cookieJar(CookieJar.NO_COOKIES)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(settings.timeout())
                .dns(this::lookup)
                .addInterceptor(this::followed)
                .build();
    }

    /**
     * What was found at an address.
     *
     * @param address where it was found in the end
     * @param contentType as declared, or an empty string
     * @param bytes at most as many as asked for
     * @param complete false if there was more
     */
    record Found(HttpUrl address, String contentType, byte[] bytes, boolean complete) {}

    /** The content at the address; empty if it must not be asked, could not be had, or is no success. */
    Optional<Found> read(HttpUrl address, String accept, int limit) {
        Request request = new Request.Builder()
                .url(address)
                .header("User-Agent", userAgent)
                .header("Accept", accept)
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.isSuccessful() ? Optional.of(found(response, limit)) : Optional.empty();
        } catch (IOException failure) {
            log.debug("No card from {}: {}", address.host(), failure.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Found found(Response response, int limit) throws IOException {
        Buffer bytes = new Buffer();
        while (bytes.size() <= limit && response.body().source().read(bytes, limit + 1L - bytes.size()) != -1) {
            // reads on until the content or the limit ends
        }
        boolean complete = bytes.size() <= limit;
        return new Found(
                response.request().url(),
                response.header("Content-Type", ""),
                bytes.readByteArray(Math.min(bytes.size(), limit)),
                complete);
    }

    private Response followed(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        for (int redirects = 0; ; redirects++) {
            check(request.url());
            Response response = chain.proceed(request);
            String location = response.header("Location");
            if (!response.isRedirect() || location == null || redirects == settings.redirects()) {
                return response;
            }
            response.close();
            HttpUrl next = request.url().resolve(location);
            if (next == null) {
                throw new IOException("Redirect to no address");
            }
            request = request.newBuilder().url(next).build();
        }
    }

    /** An address written as numbers is never looked up, so it is checked here. */
    private void check(HttpUrl address) throws IOException {
        boolean asSomebody =
                !address.username().isEmpty() || !address.password().isEmpty();
        if (asSomebody || !address.isHttps() && !settings.privateHosts()) {
            throw new IOException("Not a plain https address");
        }
        if (isNumeric(address.host())) {
            lookup(address.host());
        }
    }

    private static boolean isNumeric(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = Dns.SYSTEM.lookup(host);
        if (!addresses.stream().allMatch(mayBeAsked)) {
            throw new UnknownHostException("Not an address of the open internet");
        }
        return addresses;
    }
}
