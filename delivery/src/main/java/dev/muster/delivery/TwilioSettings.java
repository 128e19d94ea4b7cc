package dev.muster.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The way to Twilio.
 *
 * @param accountSid {@code AC…}
 * @param user whom the secret belongs to: the account SID itself, or an API key's SID
 * @param secret the account's auth token, or the API key's secret
 * @param authToken the account's auth token, which status callbacks are signed with, where it is known
 * @param sender a phone number, a short code or a name; or a messaging service's SID, {@code MG…}
 * @param publicUrl where Twilio finds this server, for status callbacks; without it there are none
 * @param api Twilio's own address
 * @param connectTimeout how long to wait for a connection
 * @param answerTimeout how long to wait for the whole answer
 */
public record TwilioSettings(
        String accountSid,
        String user,
        String secret,
        Optional<String> authToken,
        String sender,
        Optional<URI> publicUrl,
        URI api,
        Duration connectTimeout,
        Duration answerTimeout) {
    static final URI API = URI.create("https://api.twilio.com");
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration ANSWER = Duration.ofSeconds(20);

    /** Where status callbacks go and can be checked; empty where they cannot. */
    Optional<URI> callbacks() {
        return authToken.flatMap(_ -> publicUrl);
    }

    boolean isService() {
        return sender.matches("MG[0-9A-Za-z]{32}");
    }

    /** Neither secret nor sender. */
    @Override
    public String toString() {
        return "TwilioSettings[" + api.getHost() + "]";
    }
}
