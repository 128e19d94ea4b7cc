package dev.muster.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;

/**
 * A network camera on this machine: motion JPEG over HTTP, that can fall silent, drop its viewers, turn
 * newcomers away, and come back.
 */
public final class MjpegServer implements AutoCloseable {
    private enum Mood {
        SERVING,
        SILENT,
        DROPPING
    }

    private static final String BOUNDARY = "frame";

    private final IntFunction<Frame> pictures;
    private final int framesPerSecond;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger served = new AtomicInteger();
    private volatile Mood mood = Mood.SERVING;
    private volatile boolean closed;

    private MjpegServer(IntFunction<Frame> pictures, int framesPerSecond, HttpServer server) {
        this.pictures = pictures;
        this.framesPerSecond = framesPerSecond;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Starts a camera that shows picture 0, 1, 2 and so on, as many a second as given. */
    public static MjpegServer start(IntFunction<Frame> pictures, int framesPerSecond) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new MjpegServer(pictures, framesPerSecond, HttpServer.create(anyPort, 0));
    }

    /** Where it can be watched. */
    public String url() {
        return "http://127.0.0.1:%d/video.mjpg".formatted(port());
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** How many pictures it has sent to all viewers together. */
    public int served() {
        return served.get();
    }

    /** Shows pictures again. */
    public void serve() {
        mood = Mood.SERVING;
    }

    /** Keeps its connections and sends nothing. */
    public void fallSilent() {
        mood = Mood.SILENT;
    }

    /** Ends its connections and answers new ones with an error. */
    public void drop() {
        mood = Mood.DROPPING;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (mood == Mood.DROPPING) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace;boundary=" + BOUNDARY);
            exchange.sendResponseHeaders(200, 0);
            stream(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream(OutputStream body) throws IOException, InterruptedException {
        while (!closed && mood != Mood.DROPPING) {
            if (mood == Mood.SERVING) {
                byte[] jpeg = jpeg(pictures.apply(served.getAndIncrement()));
                body.write("--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                        .formatted(BOUNDARY, jpeg.length)
                        .getBytes(US_ASCII));
                body.write(jpeg);
                body.write("\r\n".getBytes(US_ASCII));
                body.flush();
            }
            Thread.sleep(1000 / framesPerSecond);
        }
    }

    private static byte[] jpeg(Frame frame) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(frame.toImage(), "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        threads.shutdownNow();
    }
}
