package dev.muster.server;

import java.nio.file.Path;

/**
 * What HTTPS needs.
 *
 * @param certificate a PEM file with the certificate, and those it rests on after it
 * @param key a PEM file with its private key (PKCS#8)
 */
public record TlsFiles(Path certificate, Path key) {}
