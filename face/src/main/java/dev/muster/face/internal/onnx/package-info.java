/** The only place that knows ONNX Runtime: a network takes floats and gives floats. */
@NullMarked
package dev.muster.face.internal.onnx;

import org.jspecify.annotations.NullMarked;
