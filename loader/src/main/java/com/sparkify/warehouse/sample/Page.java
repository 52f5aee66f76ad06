package com.sparkify.warehouse.sample;

/** The pages of the service, with the HTTP method and status that each is logged with. */
enum Page {
  NEXT_SONG("NextSong", "PUT", 200),
  HOME("Home", "GET", 200),
  LOGIN("Login", "PUT", 307),
  LOGOUT("Logout", "PUT", 307),
  UPGRADE("Upgrade", "GET", 200),
  SUBMIT_UPGRADE("Submit Upgrade", "PUT", 307),
  DOWNGRADE("Downgrade", "GET", 200),
  SUBMIT_DOWNGRADE("Submit Downgrade", "PUT", 307),
  SETTINGS("Settings", "GET", 200),
  SAVE_SETTINGS("Save Settings", "PUT", 307),
  HELP("Help", "GET", 200),
  ABOUT("About", "GET", 200),
  ERROR("Error", "GET", 404);

  private final String label;
  private final String method;
  private final int status;

  Page(String label, String method, int status) {
    this.label = label;
    this.method = method;
    this.status = status;
  }

  /** The page's name as it is logged. */
  String label() {
    return label;
  }

  String method() {
    return method;
  }

  int status() {
    return status;
  }
}
