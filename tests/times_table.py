"""Times read by hand: where published, a sentence with the words of the time in brackets, its ends, its precision.

The sentences are made up. 8 January 2020 was a Wednesday, 15 June 2021 a Tuesday, 11 March 2019 a Monday. A dash is a
null; "~" before a row says that its sense hangs on its punctuation, so that it is not read flattened. Where a sentence
names several times, the bracketed one is meant.
"""

TABLE = """
# days of the week, by tense
2020-01-08|rockets fell on [tuesday]|2020-01-07|2020-01-07|day
2020-01-08|It began on [Wednesday].|2020-01-08|2020-01-08|day
2020-01-08|It began [last Wednesday].|2020-01-01|2020-01-01|day
2020-01-08|The vote will be held on [Friday].|2020-01-10|2020-01-10|day
2020-01-08|He said on [Friday] that all is well.|2020-01-03|2020-01-03|day
2020-01-08|He said on [Friday] that the bridge will close.|2020-01-03|2020-01-03|day
2020-01-08|The ferry sank on [Friday].|2020-01-03|2020-01-03|day
2020-01-08|The ferry is expected to return on [Friday].|2020-01-10|2020-01-10|day
2020-01-08|Talks are scheduled for [Monday] in Lund.|2020-01-13|2020-01-13|day
2020-01-08|On [Thursday], the mayor will meet the dockers.|2020-01-09|2020-01-09|day
2020-01-08|On [Thursday], the mayor met the dockers.|2020-01-02|2020-01-02|day
2020-01-08|The strike begins [next friday].|2020-01-10|2020-01-10|day
2020-01-08|The inquiry opens [this Friday].|2020-01-10|2020-01-10|day
2020-01-08|They won't meet until [Sunday].|2020-01-12|2020-01-12|day
2020-01-08|I look forward to our talk on [Monday].|2020-01-13|2020-01-13|day
2020-01-08|The rota changed [this past Sunday].|2020-01-05|2020-01-05|day
~2020-01-08|It shut on [Tues.] and stayed shut.|2020-01-07|2020-01-07|day
2021-06-15|Divers searched the lake on [Saturday].|2021-06-12|2021-06-12|day
2021-06-15|Mayor Brandt plans to resign on [Thursday].|2021-06-17|2021-06-17|day
2020-01-08|And on [Sunday], I'll be in Lund.|2020-01-12|2020-01-12|day
2020-01-08|We'll sail on [Friday].|2020-01-10|2020-01-10|day
2020-01-08|On [Sunday] we are going to paint the shed.|2020-01-12|2020-01-12|day
2020-01-08|Her classes start on [Monday].|2020-01-13|2020-01-13|day
2020-01-08|Reporters start queuing on [Monday].|2020-01-06|2020-01-06|day
2020-01-08|They met on [Tuesday of last week].|2019-12-31|2019-12-31|day
2020-01-08|They met on [Tuesday last week].|2019-12-31|2019-12-31|day
2020-01-08|They meet on [Thursday of next week].|2020-01-16|2020-01-16|day
2020-01-08|They will meet [next week on Tuesday].|2020-01-14|2020-01-14|day
2020-01-08|They quarrelled on the [Friday before last].|2019-12-27|2019-12-27|day
2020-01-08|The ferry runs once a week on [Thursday].|-|-|-
2020-01-08|The market is held every Monday and [Thursday].|-|-|-
2020-01-08|The market is held every [Saturday].|-|-|-
# parts of days
2020-01-08|Rockets fell [Tuesday night].|2020-01-07T18:00|2020-01-07T24:00|part
2020-01-08|In a [tuesday evening] message he denied it.|2020-01-07T17:00|2020-01-07T24:00|part
2020-01-08|The dam burst [early Tuesday].|2020-01-07T00:00|2020-01-07T08:00|part
2020-01-08|The dam burst [late Monday].|2020-01-06T18:00|2020-01-06T24:00|part
2020-01-08|The dam burst [early Tuesday morning].|2020-01-07T00:00|2020-01-07T08:00|part
2020-01-08|The dam burst [late on Tuesday night].|2020-01-07T21:00|2020-01-07T24:00|part
2020-01-08|Police came on [Tuesday in the early afternoon].|2020-01-07T12:00|2020-01-07T15:00|part
2020-01-08|On [the night of january 6] all was calm.|2020-01-06T18:00|2020-01-06T24:00|part
2020-01-08|On [the morning of Jan. 6] all was calm.|2020-01-06T06:00|2020-01-06T12:00|part
2020-01-08|Four barns burned [overnight].|2020-01-08T00:00|2020-01-08T06:00|part
2020-01-08|It rained [last night].|2020-01-07T18:00|2020-01-07T24:00|part
2020-01-08|A statement will follow [tomorrow morning].|2020-01-09T06:00|2020-01-09T12:00|part
2020-01-08|He spoke [this morning].|2020-01-08T06:00|2020-01-08T12:00|part
2020-01-08|They will vote [tonight].|2020-01-08T18:00|2020-01-08T24:00|part
2020-01-08|The tower fell [yesterday afternoon].|2020-01-07T12:00|2020-01-07T18:00|part
2020-01-08|The tower fell [late yesterday].|2020-01-07T18:00|2020-01-07T24:00|part
2020-01-08|They left [before dawn on Monday].|2020-01-06T00:00|2020-01-06T06:00|part
2020-01-08|The barn burned in [the early hours of Tuesday].|2020-01-07T00:00|2020-01-07T06:00|part
2020-01-08|The barn burned in [the small hours of January 7].|2020-01-07T00:00|2020-01-07T06:00|part
2020-01-08|Guards change in [the evening] there.|-|-|part
# days from the day of publication
2020-01-08|They met [yesterday].|2020-01-07|2020-01-07|day
2020-01-08|They meet [tomorrow].|2020-01-09|2020-01-09|day
2020-01-08|The court sat [today].|2020-01-08|2020-01-08|day
2020-01-08|The court sat [earlier today].|2020-01-08|2020-01-08|day
2020-01-08|It happened [the day before yesterday].|2020-01-06|2020-01-06|day
2020-01-08|It will happen [the day after tomorrow].|2020-01-10|2020-01-10|day
2020-01-08|[Three days ago] it rained.|2020-01-05|2020-01-05|day
2020-01-08|It rained [a day ago].|2020-01-07|2020-01-07|day
2020-01-08|[Twenty-two days ago] it rained.|2019-12-17|2019-12-17|day
2020-01-08|The pier closed [two weeks ago].|2019-12-23|2019-12-29|week
2020-01-08|The pier closed [a couple of months ago].|2019-11-01|2019-11-30|month
2020-01-08|The pier closed [six years ago].|2014-01-01|2014-12-31|year
2020-01-08|The pier closed [nearly a decade ago].|2010-01-01|2010-12-31|year
2020-01-08|The pier closed [several years ago].|-|2020-01-08|year
2020-01-08|The pier closed [more than a year ago].|-|2019-01-08|year
2020-01-08|The pier closed [48 hours ago].|2020-01-06|2020-01-06|day
2020-01-08|He will be back [in two weeks].|2020-01-20|2020-01-26|week
2020-01-08|It will open within [two weeks].|-|-|duration
2020-01-08|She will retire [in three years].|2023-01-01|2023-12-31|year
2020-01-08|The lease ends [ten days from now].|2020-01-18|2020-01-18|day
2020-01-08|The pier closed [two or three days ago].|2020-01-05|2020-01-06|day
2020-01-08|The pier closed [15 to 20 years ago].|2000-01-01|2005-12-31|year
2020-01-08|The pier closed [a year ago today].|2019-01-08|2019-01-08|day
2020-01-08|The pier closed [two months ago yesterday].|2019-11-07|2019-11-07|day
2020-02-29|The yard closed [a year ago today].|2019-02-28|2019-02-28|day
2020-01-08|The pier will open [in two weeks' time].|2020-01-20|2020-01-26|week
2020-01-08|The pier closed [the night before last].|2020-01-06|2020-01-06|day
2020-01-08|We sign [this day] a pact.|2020-01-08|2020-01-08|day
2020-01-08|The spear was lost [ten thousand years ago].|-|-|-
2020-01-08|In what is [today] Lund stood a mill.|-|-|-
2020-01-08|His lathe is still used [today].|-|-|-
2020-01-08|Her lathe was still used [today].|2020-01-08|2020-01-08|day
2020-01-08|The road flooded [hours ago].|-|-|-
# whole dates
2020-01-08|On [january 7 2020] it rained.|2020-01-07|2020-01-07|day
2020-01-08|On [8 January 2020] it rained.|2020-01-08|2020-01-08|day
2020-01-08|On [June 28, 2018], it rained.|2018-06-28|2018-06-28|day
2020-01-08|On the [3rd of May 1998] it rained.|1998-05-03|1998-05-03|day
2020-01-08|On [March 1st, 2004], it rained.|2004-03-01|2004-03-01|day
2020-01-08|On [Sept. 9, 1999], it rained.|1999-09-09|1999-09-09|day
2020-01-08|On [Thursday, 5 September 2019] it rained.|2019-09-05|2019-09-05|day
~2020-01-08|The log is dated [2018-06-28].|2018-06-28|2018-06-28|day
~2020-01-08|The log is dated [6/28/2018].|2018-06-28|2018-06-28|day
~2020-01-08|The log is dated [28/6/2018].|2018-06-28|2018-06-28|day
~2020-01-08|The log is dated [28.06.2018].|2018-06-28|2018-06-28|day
~2020-01-08|The log ends at [2018-06-28T14:05:30Z].|2018-06-28T14:05+00:00|2018-06-28T14:05+00:00|minute
2020-01-08|On [February 30, 2019], nothing happened.|-|-|-
~2020-01-08|It rained on [Jan. 3-5, 2019].|2019-01-03|2019-01-05|day
~2020-01-08|It rained on [June 5] and 10,000 people fled.|2019-06-05|2019-06-05|day
2020-01-08|The fort was taken on [12 May 1689].|1689-05-12|1689-05-12|day
# days without a year
2020-01-08|On [january 7] it rained.|2020-01-07|2020-01-07|day
2020-01-08|On [7 january] it rained.|2020-01-07|2020-01-07|day
2020-01-08|On [jan 7] it rained.|2020-01-07|2020-01-07|day
2020-01-08|On [Jan. 8] it rained.|2020-01-08|2020-01-08|day
2020-01-08|On [december 30] it rained.|2019-12-30|2019-12-30|day
2020-01-08|On [July 2] it rained.|2019-07-02|2019-07-02|day
2020-01-08|The fair will open on [March 2].|2020-03-02|2020-03-02|day
2020-01-08|On [Tuesday, Jan. 7], it rained.|2020-01-07|2020-01-07|day
2020-01-08|On the [second of January] it rained.|2020-01-02|2020-01-02|day
2020-01-08|It rained from [January third to 5].|2020-01-03|2020-01-05|day
2020-01-08|The treaty of 2011 came late. On [June 5] it lapsed.|2011-06-05|2011-06-05|day
2020-01-08|Storms came on [May 5] and June 7, 2018.|2018-05-05|2018-05-05|day
2020-01-08|The pier closed on [the 3rd of this month].|2020-01-03|2020-01-03|day
2020-01-08|The pier closed on [the 29th of last month].|2019-12-29|2019-12-29|day
2020-01-08|The pier closed on the [29th].|2019-12-29|2019-12-29|day
2020-01-08|The pier will open on the [29th].|2020-01-29|2020-01-29|day
2020-01-08|It rained on 4 May 2018 and on the [6th].|2018-05-06|2018-05-06|day
2020-01-08|They start [June 30].|2020-06-30|2020-06-30|day
2020-01-08|He left on [9 november last year].|2019-11-09|2019-11-09|day
# times of day
2020-01-08|at approximately [6 40 p m on january 5] it fell|2020-01-05T18:40|2020-01-05T18:40|minute
2020-01-08|It fell at [7:15 a.m. on Tuesday].|2020-01-07T07:15|2020-01-07T07:15|minute
2020-01-08|It fell on [Tuesday at 7:15 a.m. EST].|2020-01-07T07:15-05:00|2020-01-07T07:15-05:00|minute
2020-01-08|It fell on [July 2, 2019, at 9 p.m. ET].|2019-07-02T21:00-04:00|2019-07-02T21:00-04:00|minute
2020-01-08|It fell at [13:45 GMT on 7 January].|2020-01-07T13:45+00:00|2020-01-07T13:45+00:00|minute
2020-01-08|It fell at [1730 GMT on Tuesday].|2020-01-07T17:30+00:00|2020-01-07T17:30+00:00|minute
2020-01-08|It fell at [2 a.m. local time on Tuesday].|2020-01-07T02:00|2020-01-07T02:00|minute
2020-01-08|It fell at [5:30 p.m. EST Tuesday].|2020-01-07T17:30-05:00|2020-01-07T17:30-05:00|minute
2020-01-08|it fell at [5 30 p m est tuesday]|2020-01-07T17:30-05:00|2020-01-07T17:30-05:00|minute
2020-01-08|It fell at [10:30 p.m. (CET) on Jan. 6].|2020-01-06T22:30+01:00|2020-01-06T22:30+01:00|minute
2020-01-08|It fell at [noon on Tuesday].|2020-01-07T12:00|2020-01-07T12:00|minute
2020-01-08|It fell [yesterday at 0900 hours].|2020-01-07T09:00|2020-01-07T09:00|minute
2020-01-08|It fell at [10 in the morning on Monday].|2020-01-06T10:00|2020-01-06T10:00|minute
2020-01-08|It fell at [five o'clock on Monday evening].|2020-01-06T17:00|2020-01-06T17:00|minute
2020-01-08|It fell at [half past five on Tuesday evening].|2020-01-07T17:30|2020-01-07T17:30|minute
2020-01-08|It fell at [quarter to six on Monday evening].|2020-01-06T17:45|2020-01-06T17:45|minute
2020-01-08|It fell at [half past five on Tuesday].|2020-01-07|2020-01-07|day
2020-01-08|It fell at [2 a.m. last night].|2020-01-08T02:00|2020-01-08T02:00|minute
~2020-01-08|They will speak at [18:00 UTC+3 tomorrow].|2020-01-09T18:00+03:00|2020-01-09T18:00+03:00|minute
2020-01-08|At [7:15 a.m.] the bells rang.|-|-|minute
2020-01-08|At [five o'clock] the bells rang.|-|-|hour
# weeks, months, years
2020-01-08|the strike of [last week]|2019-12-30|2020-01-05|week
2020-01-08|The strike ends [next week].|2020-01-13|2020-01-19|week
2020-01-08|The strike began [this week].|2020-01-06|2020-01-12|week
2020-01-08|The strike began [earlier this week].|2020-01-06|2020-01-08|week
2020-01-08|The strike began [the week before last].|2019-12-23|2019-12-29|week
2020-01-08|The hearing opens [the week after next].|2020-01-20|2020-01-26|week
2020-01-08|The strike began in [the week of January 6].|2020-01-06|2020-01-12|week
~2020-01-08|The strike began in [the week ending 3 January 2020].|2019-12-28|2020-01-03|week
2020-01-08|It rained in [the first week of January].|2020-01-01|2020-01-07|week
2020-01-08|It rained in [the last week of May 2019].|2019-05-25|2019-05-31|week
2020-01-08|It rained on [the first Monday of March 2018].|2018-03-05|2018-03-05|day
2020-01-08|It rained on [the last Sunday in May].|2019-05-26|2019-05-26|day
2020-01-08|It never rained on [the fifth Monday of February 2018].|-|-|-
2020-01-08|It rained on [the second day of March 2018].|2018-03-02|2018-03-02|day
2020-01-08|It rained for [the last three months of 2018].|2018-10-01|2018-12-31|year
2020-01-08|It rained in [the first few days of May 2018].|2018-05-01|2018-05-10|month
2020-01-08|It rained [the whole weekend].|2020-01-04|2020-01-05|day
2020-01-08|It rained over [the weekend].|2020-01-04|2020-01-05|day
2020-01-08|It rained [last weekend].|2020-01-04|2020-01-05|day
2020-01-08|They will march [this weekend].|2020-01-11|2020-01-12|day
2020-01-08|It opens [next month].|2020-02-01|2020-02-29|month
2020-01-08|It opened [last month].|2019-12-01|2019-12-31|month
2020-01-08|It opened [this year].|2020-01-01|2020-12-31|year
2020-01-08|It opened [last year].|2019-01-01|2019-12-31|year
2020-01-08|It opened [late last year].|2019-09-01|2019-12-31|year
2021-06-15|It opened [earlier this year].|2021-01-01|2021-06-15|year
2021-06-15|It will open [later this month].|2021-06-15|2021-06-30|month
2020-01-08|In [November] it rained.|2019-11-01|2019-11-30|month
2020-01-08|In [March 2011] it rained.|2011-03-01|2011-03-31|month
2020-01-08|In [May] it rained.|2019-05-01|2019-05-31|month
2020-01-08|In [May] and June 2018 it rained.|2018-05-01|2018-05-31|month
~2020-01-08|In [May]/June 2018 it rained.|2018-05-01|2018-05-31|month
2020-01-08|In [March of 412] a comet was seen.|0412-03-01|0412-03-31|month
2020-01-08|In [mid-January] it will open.|2020-01-11|2020-01-20|month
2020-01-08|In [early March 2011] it rained.|2011-03-01|2011-03-10|month
2020-01-08|It rained [last June].|2019-06-01|2019-06-30|month
2020-01-08|It will open [next March].|2020-03-01|2020-03-31|month
2020-01-08|In [October of last year] it rained.|2019-10-01|2019-10-31|month
2020-01-08|Output fell in [the first quarter of 2019].|2019-01-01|2019-03-31|quarter
2020-01-08|Output fell in [Q3 2018].|2018-07-01|2018-09-30|quarter
2020-01-08|Output fell in [the second half of 2018].|2018-07-01|2018-12-31|half
2021-06-15|Output fell [last quarter].|2021-01-01|2021-03-31|quarter
2020-01-08|Output fell in [the last quarter of 2018].|2018-10-01|2018-12-31|quarter
2020-01-08|The yard will shut by [year's end].|2020-09-01|2020-12-31|year
~2020-01-08|The [2015/16] season was short.|2015-01-01|2016-12-31|year
~1967-05-30|The class of '[71] met.|1971-01-01|1971-12-31|year
2020-01-08|It shut around [twenty sixteen] or so.|2016-01-01|2016-12-31|year
2020-01-08|It shut in [nineteen ninety-four].|1994-01-01|1994-12-31|year
2020-01-08|It shut in [two thousand and eight].|2008-01-01|2008-12-31|year
2020-01-08|The fort was sacked in the year [71].|0071-01-01|0071-12-31|year
~2020-01-08|An abbot (c. [355 – 412]) wrote it.|0355-01-01|0412-12-31|year
~2020-01-08|The [pre-1982] coins are copper.|-|1981-12-31|year
~2020-01-08|The [post-2015] plan is bold.|2016-01-01|-|year
~2020-01-08|She chaired it ([2013 – present]).|2013-01-01|-|year
2020-01-08|She has chaired it from [March 2013 to the present].|2013-03-01|-|month
2020-01-08|The dam broke in 1931. A bridge had fallen [earlier in the year].|1931-01-01|1931-12-31|year
2020-01-08|The dam broke [earlier in the year].|2020-01-01|2020-01-08|year
~2020-01-08|[2020]’s worst storm came early.|2020-01-01|2020-12-31|year
2020-01-08|The pact of [2015] held.|2015-01-01|2015-12-31|year
2020-01-08|It has held since [2014].|2014-01-01|2014-12-31|year
2020-01-08|It failed in [early 2016].|2016-01-01|2016-04-30|year
2020-01-08|The mill was built in [1652].|1652-01-01|1652-12-31|year
# seasons, decades, centuries
2020-01-08|Tensions have grown since [last spring].|2019-03-01|2019-05-31|season
2020-01-08|[The fall of 2011] was wet.|2011-09-01|2011-11-30|season
2020-01-08|It will open [this summer].|2020-06-01|2020-08-31|season
2020-01-08|They wed in [summer 2016].|2016-06-01|2016-08-31|season
2020-01-08|Through [the 1990s] it held.|1990-01-01|1999-12-31|decade
2020-01-08|In [the late 1970s] it held.|1975-01-01|1979-12-31|decade
2020-01-08|It was drained in [the 60s] and again later.|1960-01-01|1969-12-31|decade
2020-01-08|She farmed there in [the late 80s].|1985-01-01|1989-12-31|decade
2020-01-08|In [the sixties] it held.|1960-01-01|1969-12-31|decade
2020-01-08|A [17th century] map hung there.|1600-01-01|1699-12-31|century
2020-01-08|In [the late 19th century] it burned.|1866-01-01|1899-12-31|century
2020-01-08|In [the fifth century] BC it burned.|-|-|-
2020-01-08|In [the nineteenth century] it burned.|1800-01-01|1899-12-31|century
2020-01-08|The wall is of [the ninth to third centuries] before Christ.|-|-|-
2020-01-08|[This decade] has been wet.|2020-01-01|2029-12-31|decade
2020-01-08|[Last decade] was wet.|2010-01-01|2019-12-31|decade
# holidays
2020-01-08|They met on [Christmas Day].|2019-12-25|2019-12-25|day
2020-01-08|They met on [New Year's Eve].|2019-12-31|2019-12-31|day
2020-01-08|They met on [Thanksgiving 2018].|2018-11-22|2018-11-22|day
2020-01-08|They met on [Black Friday].|2019-11-29|2019-11-29|day
2020-01-08|They met on [Mother's Day 2019].|2019-05-12|2019-05-12|day
2020-01-08|They met over [Memorial Day weekend].|2019-05-25|2019-05-27|day
2020-01-08|They met over [Thanksgiving weekend].|2019-11-28|2019-12-01|day
2020-01-08|They met over [Easter weekend 2019].|2019-04-20|2019-04-21|day
2020-01-08|They met on [Easter Monday 2019].|2019-04-22|2019-04-22|day
2020-01-08|They met on [Labor Day].|2019-09-02|2019-09-02|day
2020-01-08|They met on the [Fourth of July].|2019-07-04|2019-07-04|day
2020-01-08|They met [two days after Christmas].|2019-12-27|2019-12-27|day
2020-01-08|They met [the day before Christmas].|2019-12-24|2019-12-24|day
# ranges
2020-01-08|It rained from [Monday to Wednesday].|2020-01-06|2020-01-08|day
2020-01-08|It rained from [Thursday to Sunday].|2020-01-02|2020-01-05|day
2020-01-08|The fair will run from [Thursday to Sunday].|2020-01-09|2020-01-12|day
~2020-01-08|It rained from [Jan. 3-5].|2020-01-03|2020-01-05|day
2020-01-08|It rained from [Dec. 29 to Jan. 2].|2019-12-29|2020-01-02|day
2020-01-08|It rained on [5 to 7 September 2019].|2019-09-05|2019-09-07|day
2020-01-08|It rained [between 2010 and 2012].|2010-01-01|2012-12-31|year
~2020-01-08|The council of [2010-2012] sat.|2010-01-01|2012-12-31|year
~2020-01-08|The season of [2013-14] was short.|2013-01-01|2014-12-31|year
2020-01-08|She taught from [1998 until 2004].|1998-01-01|2004-12-31|year
2020-01-08|It rained from [March to August 2011].|2011-03-01|2011-08-31|month
2020-01-08|It closed from [2 p.m. to 4 p.m. on Tuesday].|2020-01-07T14:00|2020-01-07T16:00|minute
2020-01-08|It closed [Tuesday from 9 to 11 a.m.].|2020-01-07T09:00|2020-01-07T11:00|minute
2020-01-08|The vote was moved from Monday to [Friday].|2020-01-03|2020-01-03|day
# durations
2020-01-08|They waited for [three hours].|-|-|duration
2020-01-08|It lasted for [more than 90 minutes].|-|-|duration
2020-01-08|They were held for [two and a half years].|-|-|duration
2020-01-08|Over [the past two weeks] it rained.|2019-12-25|2020-01-08|duration
2020-01-08|Over [the next three days] it will rain.|2020-01-08|2020-01-11|duration
2020-01-08|In [the past 24 hours] it rained.|2020-01-07|2020-01-08|duration
2020-01-08|In [the past 10 to 15 years] it rained.|2005-01-07|2020-01-08|duration
~2020-01-08|In [the past 5 1/2 years] it rained.|2014-07-09|2020-01-08|duration
2020-01-08|In [the coming weeks] it will rain.|2020-01-08|-|duration
2020-01-08|In [the months ahead] it will rain.|2020-01-08|-|duration
2020-01-08|In [the last few years] it rained.|-|2020-01-08|duration
2020-01-08|Over [the past year] it rained.|2019-01-08|2020-01-08|duration
# hung on other times of the account
2020-01-08|The fire began on Friday. [The next day] it spread.|2020-01-04|2020-01-04|day
2020-01-08|The fire began on Friday. [A day later] it spread.|2020-01-04|2020-01-04|day
2020-01-08|The fire began on 3 May 2018. [The following day] it spread.|2018-05-04|2018-05-04|day
2020-01-08|The fire began on 3 May 2018. [That evening] it spread.|2018-05-03T17:00|2018-05-03T24:00|part
2020-01-08|The fire began on 3 May 2018. [The next morning] it spread.|2018-05-04T06:00|2018-05-04T12:00|part
2020-01-08|The fire began on Friday at 5 p.m. and [two hours later] it spread.|2020-01-03T19:00|2020-01-03T19:00|minute
2020-01-08|It began on Friday at 11:30 p.m. and [forty minutes later] spread.|2020-01-04T00:10|2020-01-04T00:10|minute
2020-01-08|It closed in 2011 and reopened [two years later].|2013-01-01|2013-12-31|year
2020-01-08|It closed in 2011. [That same year] the mine flooded.|2011-01-01|2011-12-31|year
2020-01-08|It closed in May 2011 and reopened [the following month].|2011-06-01|2011-06-30|month
2020-01-08|It closed on 6 May 2011; a wall fell [three days earlier].|2011-05-03|2011-05-03|day
2020-01-08|It closed on 6 May 2011. They met [the day before].|2011-05-05|2011-05-05|day
~2020-01-08|It closed on 6 May 2011. At [10 p.m. that day] a wall fell.|2011-05-06T22:00|2011-05-06T22:00|minute
2020-01-08|It closed in 2011, in [March of that year].|2011-03-01|2011-03-31|month
2020-01-08|It closed on 6 May 2011. [Later in the day] a wall fell.|2011-05-06|2011-05-06|day
2020-01-08|The ice broke on 6 May 2011, and [the following Tuesday] a barge sank.|2011-05-10|2011-05-10|day
# what nothing fixes
2020-01-08|They fled [hours before] the storm.|-|-|-
2020-01-08|They fled [two days after] the storm.|-|-|-
2020-01-08|They fled [the day before] the storm.|-|-|-
2020-01-08|[The next day] they fled.|-|-|-
2020-01-08|[Two days later] it sank.|-|-|-
-|On [Tuesday] he spoke.|-|-|-
-|On [March 4] he spoke.|-|-|-
-|He spoke [last week].|-|-|-
-|He spoke on the [29th].|-|-|-
-|He will speak in [the coming weeks].|-|-|duration
0001-01-01|On [Tuesday] he wrote.|-|-|-
1764-05-02|On [Wednesday] he wrote.|-|-|-
-|He spoke on [March 4, 2012].|2012-03-04|2012-03-04|day
""".strip()

NO_TIMES = """
it may rain
they march on
second thoughts
He sat. She stood.
an august assembly of 40
the tower is 1,900 feet tall
in 1500 homes the power failed
the fall of the old wall
she is a 30-year-old nurse
call 555-1984 for help
more than 2000 people fled
the spring in the clock broke
he served as second in command
it stood in USA Today
to this day it stands
The Sunday Times said so.
we saw Saturday Night Live
The Christmas tree fell over.
they sow winter wheat
see resolution 1987 of the council
it fell in 44 BC
the twenty nineteen-year-olds sang
it is on the 29th floor
it was our last night in town
the ship came three days earlier than planned
""".strip()
