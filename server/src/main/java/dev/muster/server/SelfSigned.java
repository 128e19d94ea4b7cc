package dev.muster.server;

import dev.muster.store.DataFolder;
import dev.muster.store.StoreException;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that the portal makes for itself (RFC 5280), kept in the data folder and renewed before it ends. */
public final class SelfSigned {
    private static final Duration LIFE = Duration.ofDays(825);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    private final Path certificate;
    private final Path key;
    private final Clock clock;

    private SelfSigned(DataFolder folder, Clock clock) {
        this.certificate = folder.root().resolve("tls-certificate.pem");
        this.key = folder.root().resolve("tls-key.pem");
        this.clock = clock;
    }

    /**
     * The folder's own certificate, made when it is missing, about to end, or for another host.
     *
     * @throws StoreException when it cannot be made
     */
    public static TlsFiles in(DataFolder folder, String host, Clock clock) {
        SelfSigned own = new SelfSigned(folder, clock);
        try {
            if (!own.good(host)) {
                own.make(host);
            }
            return new TlsFiles(own.certificate, own.key);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new StoreException("cannot make a certificate in %s: %s".formatted(folder.root(), e.getMessage()), e);
        }
    }

    private boolean good(String host) throws IOException {
        if (Files.notExists(certificate) || Files.notExists(key)) {
            return false;
        }
        try (var in = Files.newInputStream(certificate)) {
            X509Certificate present =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            Instant renewal = present.getNotAfter().toInstant().minus(RENEW_BEFORE);
            return clock.instant().isBefore(renewal)
                    && present.getSubjectAlternativeNames().stream()
                            .anyMatch(name -> name.get(1).equals(host));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void make(String host) throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Principal name = new X500Principal("CN=Muster on " + hostName());
        Instant now = clock.instant();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(LIFE)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, names(host));
        X509CertificateHolder made =
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        write(key, "PRIVATE KEY", pair.getPrivate().getEncoded(), "rw-------");
        write(certificate, "CERTIFICATE", made.getEncoded(), "rw-r--r--");
    }

    private static GeneralNames names(String host) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", host, hostName()));
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(
                        name.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static void write(Path file, String kind, byte[] content, String permissions) throws IOException {
        StringWriter pem = new StringWriter();
        pem.append("-----BEGIN ").append(kind).append("-----\n");
        pem.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
        pem.append("\n-----END ").append(kind).append("-----\n");
        Path temporary = Files.createTempFile(file.getParent(), ".tls", null); // its owner's alone from the start
        Files.writeString(temporary, pem.toString());
        try {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
        } catch (UnsupportedOperationException _) {
            // Windows: the folder's own rules.
        }
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
