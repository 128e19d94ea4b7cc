package dev.muster.face;

/**
 * Where a head points, in degrees; 0, 0, 0 looks straight into the camera.
 *
 * @param yaw positive when the face turns towards the picture's right
 * @param pitch positive when the face looks up
 * @param roll positive when the head leans towards the picture's right (clockwise)
 */
public record Pose(double yaw, double pitch, double roll) {}
