package dev.muster.server.security;

/**
 * Who this server is to a passkey.
 *
 * @param id the host that passkeys are made for; no other site's page gets a signature of theirs
 * @param origin the scheme, host and port that pages must come from
 */
public record RelyingParty(String id, String origin) {}
