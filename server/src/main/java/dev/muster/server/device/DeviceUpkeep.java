package dev.muster.server.device;

import dev.muster.store.Database;
import dev.muster.store.device.KnownNetworks;
import dev.muster.store.device.TrustedDevices;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops devices that count no more, and networks that nobody has signed in from for long. */
final class DeviceUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceUpkeep.class);

    private final TrustedDevices devices;
    private final KnownNetworks networks;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-device-upkeep").factory());

    DeviceUpkeep(TrustedDevices devices, KnownNetworks networks) {
        this.devices = devices;
        this.networks = networks;
    }

    void start() {
        var _ = schedule.scheduleWithFixedDelay(this::purge, 10, 60, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            devices.purge();
            networks.purge();
        } catch (RuntimeException e) {
            LOG.warn("old devices could not be dropped: {}", Database.reason(e));
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
