package com.sparkify.warehouse.local.operation;

/** Members that a request may have on AWS and may not have here; each refusal says why. */
final class UnsupportedMembers {
  private UnsupportedMembers() {}

  static void check(Integer sessionKeepAliveSeconds, String sessionId, Boolean withEvent) {
    Validation.range("SessionKeepAliveSeconds", sessionKeepAliveSeconds, 0, 86_400);
    if (sessionId != null) {
      throw Validation.unsupported(
          "SessionId", "send what shares a session as one BatchExecuteStatement");
    }
    if (sessionKeepAliveSeconds != null && sessionKeepAliveSeconds > 0) {
      throw Validation.unsupported(
          "SessionKeepAliveSeconds", "send what shares a session as one BatchExecuteStatement");
    }
    if (Boolean.TRUE.equals(withEvent)) {
      throw Validation.unsupported("WithEvent", "there is no EventBridge that would get the event");
    }
  }
}
