package com.sparkify.warehouse.sample;

import com.sparkify.warehouse.sample.Artist.Coordinates;
import java.util.List;

/** Where artists come from and listeners live. */
final class Places {

  /** A city with its place on the map. */
  record City(String name, Coordinates coordinates) {

    private static City of(String name, String latitude, String longitude) {
      return new City(name, Coordinates.of(latitude, longitude));
    }
  }

  /** Artists come from all over the world, and their files name places in any style. */
  static final List<City> CITIES =
      List.of(
          City.of("Reykjavík, Iceland", "64.14667", "-21.94083"),
          City.of("Lisboa", "38.72227", "-9.13934"),
          City.of("Lagos, Nigeria", "6.45506", "3.39418"),
          City.of("Kyoto", "35.01157", "135.76803"),
          City.of("São Paulo, Brasil", "-23.55052", "-46.63331"),
          City.of("Duluth, MN", "46.78667", "-92.10049"),
          City.of("Glasgow, Scotland", "55.8642", "-4.25181"),
          City.of("Hobart, Tasmania", "-42.88214", "147.32719"),
          City.of("Montréal, Québec, Canada", "45.50169", "-73.56726"),
          City.of("Tallinn", "59.43696", "24.75358"),
          City.of("Oaxaca, México", "17.07319", "-96.72659"),
          City.of("Gdańsk, Poland", "54.35203", "18.64664"),
          City.of("Marfa, TX", "30.30949", "-104.02062"),
          City.of("Dakar, Sénégal", "14.71668", "-17.46769"),
          City.of("Athens, GA", "33.95195", "-83.35757"),
          City.of("Wellington, New Zealand", "-41.28646", "174.77624"),
          City.of("Köln", "50.93753", "6.96028"),
          City.of("Valparaíso, Chile", "-33.04724", "-71.61269"),
          City.of("Hà Nội", "21.02776", "105.83416"),
          City.of("Cork, Ireland", "51.89855", "-8.4756"),
          City.of("Asheville, NC", "35.59506", "-82.55149"),
          City.of("Thessaloniki, Greece", "40.64006", "22.94442"));

  /** Listeners live in metropolitan areas of the United States, the largest first. */
  static final List<String> AREAS =
      List.of(
          "New York-Newark-Jersey City, NY-NJ-PA",
          "Los Angeles-Long Beach-Anaheim, CA",
          "Chicago-Naperville-Elgin, IL-IN-WI",
          "Dallas-Fort Worth-Arlington, TX",
          "Houston-The Woodlands-Sugar Land, TX",
          "Washington-Arlington-Alexandria, DC-VA-MD-WV",
          "Miami-Fort Lauderdale-West Palm Beach, FL",
          "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD",
          "Boston-Cambridge-Newton, MA-NH",
          "Detroit-Warren-Dearborn, MI",
          "Seattle-Tacoma-Bellevue, WA",
          "Minneapolis-St. Paul-Bloomington, MN-WI",
          "San Diego-Carlsbad, CA",
          "Denver-Aurora-Lakewood, CO",
          "St. Louis, MO-IL",
          "Baltimore-Columbia-Towson, MD",
          "Pittsburgh, PA",
          "Cincinnati, OH-KY-IN",
          "Kansas City, MO-KS",
          "Austin-Round Rock, TX",
          "Nashville-Davidson--Murfreesboro--Franklin, TN",
          "New Orleans-Metairie, LA",
          "Salt Lake City, UT",
          "Buffalo-Cheektowaga-Niagara Falls, NY",
          "Albuquerque, NM",
          "Boise City, ID",
          "Burlington-South Burlington, VT",
          "Anchorage, AK",
          "Missoula, MT",
          "Urban Honolulu, HI");

  private Places() {}
}
