package dev.muster.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A mail server that answers by a script: a reply for each command, or the end of the connection. */
final class ScriptedSmtp implements AutoCloseable {
    /** In place of a reply: the connection ends. */
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final Map<String, String> script;
    private final @Nullable SSLSocketFactory tls;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * Starts one.
     *
     * @param script replies by a command's first word; {@code .} is the end of a message
     * @param tls what STARTTLS is done with; null for a server without it
     */
    ScriptedSmtp(Map<String, String> script, @Nullable SSLSocketFactory tls) throws IOException {
        this.script = script;
        this.tls = tls;
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What clients said, in order. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                say(client, "220 scripted");
                converse(client, tls == null ? "" : "250-STARTTLS\r\n");
            } catch (IOException _) {
                // The client has gone, or the test is over.
            }
        }
    }

    private void converse(Socket client, String offers) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        boolean content = false;
        for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
            if (content && !line.equals(".")) {
                continue;
            }
            heard.add(line);
            String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            String reply = script.getOrDefault(word, usual(word, offers));
            if (reply.equals(HANG_UP)) {
                return;
            }
            say(client, reply);
            content = word.equals("DATA") && reply.startsWith("354");
            if (word.equals("STARTTLS") && tls != null) {
                converse(secured(client, tls), "");
                return;
            }
        }
    }

    private static Socket secured(Socket client, SSLSocketFactory tls) throws IOException {
        SSLSocket secure = (SSLSocket) tls.createSocket(client, null, client.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    private static String usual(String word, String offers) {
        return switch (word) {
            case "EHLO" -> "250-scripted\r\n" + offers + "250 8BITMIME";
            case "STARTTLS" -> "220 go on";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static void say(Socket client, String reply) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
