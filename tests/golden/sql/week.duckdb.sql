-- The week (week 1.0.0)
-- Days of use, Days of use, T, Level and Nights of one person's answers.
--
-- score `days`: Days of use, 0 to 28, higher is worse
-- score `days_t`: Days of use, T, 25 to 82, higher is worse
-- score `level`: Level, 1 to 3, higher is worse
-- score `nights`: Nights
-- Source: Written to be looked at
-- Written from the measure's definition: change that, and write this again.
--
-- Reads the table answers: a row for each set of answers, NULL or an empty text for no answer.
-- Columns that hold text: sex, aids, helper, slept.
-- Columns that hold numbers: age, wine_week1, wine_week2, pills_week1, pills_week2.
-- Columns that hold dates, or text as 2026-01-12: moved.
-- Columns that hold times, or text as 08:30: bed, up.
-- Columns that are no items are carried along.  Where an answer is not possible,
-- refused says why, and nothing is scored.
CREATE OR REPLACE VIEW week_scores AS
WITH given AS (
  SELECT
    source_row AS carried,
    source_row.age AS age,
    NULLIF(source_row.sex, '') AS sex,
    NULLIF(source_row.aids, '') AS aids,
    NULLIF(source_row.helper, '') AS helper,
    NULLIF(CAST(source_row.moved AS VARCHAR), '') AS moved,
    NULLIF(CAST(source_row.bed AS VARCHAR), '') AS bed,
    NULLIF(CAST(source_row.up AS VARCHAR), '') AS up,
    NULLIF(source_row.slept, '') AS slept,
    source_row.wine_week1 AS wine_week1,
    source_row.wine_week2 AS wine_week2,
    source_row.pills_week1 AS pills_week1,
    source_row.pills_week2 AS pills_week2
  FROM answers AS source_row
), step_1 AS (
  SELECT
    *,
    CASE WHEN aids NOT IN ('!declined', '!unknown', '!not_applicable', 'unsaid') THEN (';' || aids) || ';' END
      AS aids_ticks,
    CASE
      WHEN regexp_full_match(up, '([01][0-9]|2[0-3]):[0-5][0-9](:00)?')
        THEN CAST(split_part(up, ':', 1) AS BIGINT) * 60 + CAST(split_part(up, ':', 2) AS BIGINT)
    END AS up_minutes,
    CASE
      WHEN regexp_full_match(bed, '([01][0-9]|2[0-3]):[0-5][0-9](:00)?')
        THEN CAST(split_part(bed, ':', 1) AS BIGINT) * 60 + CAST(split_part(bed, ':', 2) AS BIGINT)
    END AS bed_minutes,
    CASE
      WHEN regexp_full_match(slept, '[0-9]{1,4}:[0-5][0-9]')
        THEN CAST(split_part(slept, ':', 1) AS BIGINT) * 60 + CAST(split_part(slept, ':', 2) AS BIGINT)
    END AS slept_minutes,
    CASE
      WHEN CAST(TRY_CAST(wine_week1 AS DECIMAL(18, 0)) AS DOUBLE) = CAST(wine_week1 AS DOUBLE)
        THEN CAST(TRY_CAST(wine_week1 AS DECIMAL(18, 0)) AS BIGINT)
    END AS wine_week1_number,
    CASE
      WHEN CAST(TRY_CAST(wine_week2 AS DECIMAL(18, 0)) AS DOUBLE) = CAST(wine_week2 AS DOUBLE)
        THEN CAST(TRY_CAST(wine_week2 AS DECIMAL(18, 0)) AS BIGINT)
    END AS wine_week2_number,
    CASE
      WHEN CAST(TRY_CAST(pills_week1 AS DECIMAL(18, 0)) AS DOUBLE) = CAST(pills_week1 AS DOUBLE)
        THEN CAST(TRY_CAST(pills_week1 AS DECIMAL(18, 0)) AS BIGINT)
    END AS pills_week1_number,
    CASE
      WHEN CAST(TRY_CAST(pills_week2 AS DECIMAL(18, 0)) AS DOUBLE) = CAST(pills_week2 AS DOUBLE)
        THEN CAST(TRY_CAST(pills_week2 AS DECIMAL(18, 0)) AS BIGINT)
    END AS pills_week2_number,
    CASE
      WHEN CAST(TRY_CAST(age AS DECIMAL(18, 0)) AS DOUBLE) = CAST(age AS DOUBLE)
        THEN CAST(TRY_CAST(age AS DECIMAL(18, 0)) AS BIGINT)
    END AS age_number,
    CASE WHEN COALESCE(sex IN ('female', 'male'), FALSE) THEN COALESCE(sex IN ('female'), FALSE) END
      AS days_applies,
    CASE WHEN COALESCE(sex IN ('female', 'male'), FALSE) THEN COALESCE(sex IN ('male'), FALSE) END
      AS days_applies_2,
    CASE WHEN sex IN ('female', 'male') THEN sex END AS level_points_key_2,
    CASE
      WHEN regexp_full_match(moved, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
        THEN CAST(replace(moved, '-', '') AS BIGINT)
    END AS moved_day
  FROM given
), step_2 AS (
  SELECT
    *,
    -- helper when aids includes frame
    contains(aids_ticks, ';frame;') AS shown_helper,
    up_minutes < bed_minutes AS in_bed_minutes_if,
    -- days = sum(use); missing at most 1, prorate; decimals 1
    CAST(
      CASE WHEN wine_week1_number IS NOT NULL THEN 1 ELSE 0 END
      + CASE WHEN wine_week2_number IS NOT NULL THEN 1 ELSE 0 END
      + CASE WHEN pills_week1_number IS NOT NULL THEN 1 ELSE 0 END
      + CASE WHEN pills_week2_number IS NOT NULL THEN 1 ELSE 0 END AS BIGINT
    ) AS days_answered,
    COALESCE(wine_week1_number, 0) + COALESCE(wine_week2_number, 0) + COALESCE(pills_week1_number, 0)
      + COALESCE(pills_week2_number, 0) AS days_sum,
    -- days_t = t_score(days); round 1
    CASE WHEN days_applies THEN 5 WHEN days_applies_2 THEN 6 ELSE CAST(NULL AS BIGINT) END AS days_norm_sd,
    slept_minutes < 420 AS nights_if,
    CAST(CASE WHEN NOT (slept_minutes IS NULL) THEN 1 ELSE 0 END AS BIGINT) AS nights_answered,
    CASE
      WHEN (slept_minutes < 420) IS NULL
        THEN CASE
          WHEN regexp_full_match(slept, '[0-9]{1,4}:[0-5][0-9]')
            THEN CAST(split_part(slept, ':', 1) AS BIGINT) * 60 + CAST(split_part(slept, ':', 2) AS BIGINT)
        END
    END AS slept_minutes_2,
    moved_day // 10000 AS year,
    moved_day // 100 AS month
  FROM step_1
), step_3 AS (
  SELECT
    *,
    CASE
      WHEN in_bed_minutes_if
        THEN CASE
          WHEN regexp_full_match(up, '([01][0-9]|2[0-3]):[0-5][0-9](:00)?')
            THEN CAST(split_part(up, ':', 1) AS BIGINT) * 60 + CAST(split_part(up, ':', 2) AS BIGINT)
        END
    END AS up_minutes_2,
    CASE
      WHEN in_bed_minutes_if
        THEN CASE
          WHEN regexp_full_match(bed, '([01][0-9]|2[0-3]):[0-5][0-9](:00)?')
            THEN CAST(split_part(bed, ':', 1) AS BIGINT) * 60 + CAST(split_part(bed, ':', 2) AS BIGINT)
        END
    END AS bed_minutes_2,
    CASE
      WHEN NOT in_bed_minutes_if
        THEN CASE
          WHEN regexp_full_match(up, '([01][0-9]|2[0-3]):[0-5][0-9](:00)?')
            THEN CAST(split_part(up, ':', 1) AS BIGINT) * 60 + CAST(split_part(up, ':', 2) AS BIGINT)
        END
    END AS up_minutes_3,
    CASE
      WHEN NOT in_bed_minutes_if
        THEN CASE
          WHEN regexp_full_match(bed, '([01][0-9]|2[0-3]):[0-5][0-9](:00)?')
            THEN CAST(split_part(bed, ':', 1) AS BIGINT) * 60 + CAST(split_part(bed, ':', 2) AS BIGINT)
        END
    END AS bed_minutes_3,
    CASE
      WHEN days_answered >= 3 THEN (2 * (40 * days_sum) + days_answered) // NULLIF(2 * days_answered, 0)
    END AS days_tenths,
    CASE
      WHEN age_number < 14
        THEN CASE
          WHEN CASE WHEN days_answered >= 3 THEN days_sum < days_answered END THEN 'few'
          WHEN CASE WHEN days_answered >= 3 THEN days_sum >= days_answered END THEN 'many'
          ELSE CAST(NULL AS VARCHAR)
        END
      WHEN age_number >= 14
        THEN CASE
          WHEN CASE WHEN days_answered >= 3 THEN days_sum < 2 * days_answered END THEN 'few'
          WHEN CASE WHEN days_answered >= 3 THEN days_sum >= 2 * days_answered END THEN 'many'
          ELSE CAST(NULL AS VARCHAR)
        END
      ELSE CAST(NULL AS VARCHAR)
    END AS days_band,
    CASE
      WHEN COALESCE(days_applies, FALSE)
        THEN CASE WHEN days_answered >= 3 THEN days_sum >= 2 * days_answered END
      ELSE CASE
          WHEN COALESCE(days_applies_2, FALSE)
            THEN CASE WHEN days_answered >= 3 THEN 2 * days_sum >= 5 * days_answered END
        END
    END AS days_caseness,
    CASE WHEN days_answered < 3 THEN 'insufficient' ELSE CAST(NULL AS VARCHAR) END AS days_why,
    CASE WHEN days_answered >= 3 AND NOT (days_norm_sd IS NULL) THEN days_answered * days_norm_sd END
      AS days_t_tenths_denominator,
    CASE WHEN days_answered >= 3 THEN (2 * (4 * days_sum) + days_answered) // NULLIF(2 * days_answered, 0) END
      AS level_points_key,
    -- nights = if slept < 7 then "short" else "usual"
    CASE WHEN nights_if THEN 'short' WHEN NOT nights_if THEN 'usual' END AS nights,
    CASE
      WHEN (slept_minutes < 420) IS NULL
        THEN CASE
          WHEN slept_minutes_2 IS NULL
            THEN CASE
              WHEN slept IS NULL THEN 'blank'
              WHEN slept = '!declined' THEN 'declined'
              WHEN slept = '!unknown' THEN 'unknown'
              WHEN slept = '!not_applicable' THEN 'not_applicable'
            END
          ELSE CAST(NULL AS VARCHAR)
        END
      ELSE CAST(NULL AS VARCHAR)
    END AS nights_why,
    CASE
      WHEN year >= 1
        AND (month - year * 100) BETWEEN 1 AND 12
        AND (moved_day - month * 100) BETWEEN 1 AND CASE
            WHEN (month - year * 100) IN (4, 6, 9, 11) THEN 30
            WHEN (month - year * 100) <> 2 THEN 31
            WHEN year // 4 * 4 = year AND year // 100 * 100 <> year OR year // 400 * 400 = year THEN 29
            ELSE 28
          END
        THEN moved_day
    END AS moved_date
  FROM step_2
), step_4 AS (
  SELECT
    *,
    -- in_bed = hours_between(bed, up)
    CASE
      WHEN in_bed_minutes_if THEN up_minutes_2 + 1440 - bed_minutes_2
      WHEN NOT in_bed_minutes_if THEN up_minutes_3 - bed_minutes_3
    END AS in_bed_minutes,
    CASE
      WHEN days_answered >= 3 AND NOT (days_norm_sd IS NULL)
        THEN (
          2 * (
            500 * (days_answered * days_norm_sd) + 400 * days_sum
            - 100 * (
              CASE WHEN days_applies THEN 12 WHEN days_applies_2 THEN 15 ELSE CAST(NULL AS BIGINT) END *
                days_answered
            )
          ) + days_t_tenths_denominator
        ) // NULLIF(2 * days_t_tenths_denominator, 0)
    END AS days_t_tenths,
    CASE
      WHEN days_answered < 3 THEN days_why
      WHEN COALESCE(days_applies, FALSE) OR COALESCE(days_applies_2, FALSE) THEN CAST(NULL AS VARCHAR)
      WHEN days_applies IS NULL
        THEN CASE
          WHEN sex IS NULL THEN 'blank'
          WHEN sex = '!declined' THEN 'declined'
          WHEN sex = '!unknown' THEN 'unknown'
          WHEN sex = '!not_applicable' THEN 'not_applicable'
        END
      WHEN days_applies_2 IS NULL
        THEN CASE
          WHEN sex IS NULL THEN 'blank'
          WHEN sex = '!declined' THEN 'declined'
          WHEN sex = '!unknown' THEN 'unknown'
          WHEN sex = '!not_applicable' THEN 'not_applicable'
        END
      ELSE 'no_norm'
    END AS days_t_why,
    -- level = points(round(days), sex)
    CAST(
      CASE
        WHEN level_points_key IS NOT NULL AND level_points_key_2 IS NOT NULL
          THEN CASE
            WHEN level_points_key BETWEEN 0 AND 7
              THEN CASE WHEN level_points_key_2 = 'female' THEN 2 WHEN level_points_key_2 = 'male' THEN 5 END
            WHEN level_points_key BETWEEN 8 AND 28
              THEN CASE WHEN level_points_key_2 = 'female' THEN 6 WHEN level_points_key_2 = 'male' THEN 7 END
          END
      END AS BIGINT
    ) AS level_points
  FROM step_3
), step_5 AS (
  SELECT
    *,
    -- check awake that slept <= in_bed
    slept_minutes > in_bed_minutes AS awake_fails,
    -- check long that in_bed <= 12
    in_bed_minutes > 720 AS long_fails,
    5 * CASE WHEN level_points <> 7 THEN level_points END AS level_tenths
  FROM step_4
), step_6 AS (
  SELECT
    *,
    CASE
      WHEN days_answered < 3 THEN days_why
      WHEN CASE WHEN sex IN ('female', 'male') THEN sex END IS NULL
        THEN CASE
          WHEN sex IS NULL THEN 'blank'
          WHEN sex = '!declined' THEN 'declined'
          WHEN sex = '!unknown' THEN 'unknown'
          WHEN sex = '!not_applicable' THEN 'not_applicable'
        END
      WHEN level_tenths IS NULL THEN 'insufficient'
      ELSE CAST(NULL AS VARCHAR)
    END AS level_why,
    CASE
      WHEN age IS NOT NULL AND age_number IS NULL THEN 'age: no whole number'
      WHEN age_number < 11 OR age_number > 16 THEN 'age: not from 11 to 16'
      WHEN sex NOT IN ('female', 'male', '!declined', '!unknown', '!not_applicable')
        THEN 'sex: not one of its options'
      WHEN aids NOT IN ('!declined', '!unknown', '!not_applicable', '()', 'unsaid')
        AND NOT (
            length(aids_ticks) = CASE WHEN contains(aids_ticks, ';cane;') THEN 5 ELSE 0 END
            + CASE WHEN contains(aids_ticks, ';frame;') THEN 6 ELSE 0 END + 1
          )
        THEN 'aids: not options of it, each once'
      WHEN moved NOT IN ('!declined', '!unknown', '!not_applicable') AND moved_date IS NULL
        THEN 'moved: not a day of the calendar, 2026-01-12'
      WHEN bed NOT IN ('!declined', '!unknown', '!not_applicable') AND bed_minutes IS NULL
        THEN 'bed: not a time of day, 08:30'
      WHEN up NOT IN ('!declined', '!unknown', '!not_applicable') AND up_minutes IS NULL
        THEN 'up: not a time of day, 08:30'
      WHEN slept NOT IN ('!declined', '!unknown', '!not_applicable') AND slept_minutes IS NULL
        THEN 'slept: not hours and minutes, 7:30'
      WHEN wine_week1 IS NOT NULL AND wine_week1_number IS NULL THEN 'wine_week1: no whole number'
      WHEN wine_week1_number < 0 OR wine_week1_number > 7 THEN 'wine_week1: not from 0 to 7'
      WHEN wine_week2 IS NOT NULL AND wine_week2_number IS NULL THEN 'wine_week2: no whole number'
      WHEN wine_week2_number < 0 OR wine_week2_number > 7 THEN 'wine_week2: not from 0 to 7'
      WHEN pills_week1 IS NOT NULL AND pills_week1_number IS NULL THEN 'pills_week1: no whole number'
      WHEN pills_week1_number < 0 OR pills_week1_number > 7 THEN 'pills_week1: not from 0 to 7'
      WHEN pills_week2 IS NOT NULL AND pills_week2_number IS NULL THEN 'pills_week2: no whole number'
      WHEN pills_week2_number < 0 OR pills_week2_number > 7 THEN 'pills_week2: not from 0 to 7'
      WHEN awake_fails
        THEN 'check awake: You slept longer than you were in bed. Look again, or leave it empty.'
    END AS refused
  FROM step_5
)
SELECT
  carried.* EXCLUDE (
    age, sex, aids, helper, moved, bed, up, slept, wine_week1, wine_week2, pills_week1, pills_week2
  ),
  -- Days of use, higher is worse
  CASE WHEN refused IS NULL THEN CAST(days_tenths * 0.1 AS DECIMAL(18, 1)) END AS days,
  CASE WHEN refused IS NULL THEN days_band END AS days_band,  -- Days of use: its band
  CASE WHEN refused IS NULL THEN CAST(days_answered AS BIGINT) END AS days_answered,  -- items answered
  CASE WHEN refused IS NULL THEN CAST(4 AS BIGINT) END AS days_expected,  -- items that were to be answered
  CASE
    WHEN refused IS NULL
      THEN CAST(CASE WHEN NOT (days_tenths IS NULL) THEN 4 - days_answered ELSE 0 END AS BIGINT)
  END AS days_filled,  -- items that the rule for missing answers filled in
  CASE WHEN refused IS NULL THEN days_why END AS days_missing,  -- why there is no score
  -- Days of use: whether it counts as a case
  CASE WHEN refused IS NULL THEN days_caseness END AS days_caseness,
  -- Days of use, T, higher is worse
  CASE WHEN refused IS NULL THEN CAST(days_t_tenths * 0.1 AS DECIMAL(18, 1)) END AS days_t,
  CASE WHEN refused IS NULL THEN CAST(days_answered AS BIGINT) END AS days_t_answered,  -- items answered
  -- items that were to be answered
  CASE WHEN refused IS NULL THEN CAST(4 AS BIGINT) END AS days_t_expected,
  CASE
    WHEN refused IS NULL
      THEN CAST(CASE WHEN NOT (days_t_tenths IS NULL) THEN 4 - days_answered ELSE 0 END AS BIGINT)
  END AS days_t_filled,  -- items that the rule for missing answers filled in
  CASE WHEN refused IS NULL THEN days_t_why END AS days_t_missing,  -- why there is no score
  -- Level, higher is worse
  CASE WHEN refused IS NULL THEN CAST(level_tenths * 0.1 AS DECIMAL(18, 1)) END AS level,
  CASE WHEN refused IS NULL THEN CAST(days_answered AS BIGINT) END AS level_answered,  -- items answered
  CASE WHEN refused IS NULL THEN CAST(4 AS BIGINT) END AS level_expected,  -- items that were to be answered
  CASE
    WHEN refused IS NULL
      THEN CAST(
        CASE
          WHEN NOT (level_tenths IS NULL)
            THEN CASE WHEN days_answered >= 3 THEN 4 - days_answered ELSE 0 END
          ELSE 0
        END AS BIGINT
      )
  END AS level_filled,  -- items that the rule for missing answers filled in
  CASE WHEN refused IS NULL THEN level_why END AS level_missing,  -- why there is no score
  CASE WHEN refused IS NULL THEN nights END AS nights,  -- Nights
  CASE WHEN refused IS NULL THEN CAST(nights_answered AS BIGINT) END AS nights_answered,  -- items answered
  -- items that were to be answered
  CASE WHEN refused IS NULL THEN CAST(1 AS BIGINT) END AS nights_expected,
  -- items that the rule for missing answers filled in
  CASE WHEN refused IS NULL THEN CAST(0 AS BIGINT) END AS nights_filled,
  CASE WHEN refused IS NULL THEN nights_why END AS nights_missing,  -- why there is no score
  -- whether it fails: You slept longer than you were in bed. Look again, or leave it empty.
  CASE WHEN refused IS NULL THEN awake_fails END AS check_awake,
  -- whether it fails: You were in bed for more than 12 hours. Is that right?
  CASE WHEN refused IS NULL THEN long_fails END AS check_long,
  CASE
    WHEN refused IS NULL
      THEN CASE WHEN helper IS NOT NULL AND NOT COALESCE(shown_helper, FALSE) THEN 'helper' END
  END AS unused_answers,  -- answers to items that were not asked
  refused AS refused  -- why nothing is scored
FROM step_6;
COMMENT ON COLUMN week_scores.days IS 'Days of use, higher is worse';
COMMENT ON COLUMN week_scores.days_band IS 'Days of use: its band';
COMMENT ON COLUMN week_scores.days_answered IS 'items answered';
COMMENT ON COLUMN week_scores.days_expected IS 'items that were to be answered';
COMMENT ON COLUMN week_scores.days_filled IS 'items that the rule for missing answers filled in';
COMMENT ON COLUMN week_scores.days_missing IS 'why there is no score';
COMMENT ON COLUMN week_scores.days_caseness IS 'Days of use: whether it counts as a case';
COMMENT ON COLUMN week_scores.days_t IS 'Days of use, T, higher is worse';
COMMENT ON COLUMN week_scores.days_t_answered IS 'items answered';
COMMENT ON COLUMN week_scores.days_t_expected IS 'items that were to be answered';
COMMENT ON COLUMN week_scores.days_t_filled IS 'items that the rule for missing answers filled in';
COMMENT ON COLUMN week_scores.days_t_missing IS 'why there is no score';
COMMENT ON COLUMN week_scores.level IS 'Level, higher is worse';
COMMENT ON COLUMN week_scores.level_answered IS 'items answered';
COMMENT ON COLUMN week_scores.level_expected IS 'items that were to be answered';
COMMENT ON COLUMN week_scores.level_filled IS 'items that the rule for missing answers filled in';
COMMENT ON COLUMN week_scores.level_missing IS 'why there is no score';
COMMENT ON COLUMN week_scores.nights IS 'Nights';
COMMENT ON COLUMN week_scores.nights_answered IS 'items answered';
COMMENT ON COLUMN week_scores.nights_expected IS 'items that were to be answered';
COMMENT ON COLUMN week_scores.nights_filled IS 'items that the rule for missing answers filled in';
COMMENT ON COLUMN week_scores.nights_missing IS 'why there is no score';
COMMENT ON COLUMN week_scores.check_awake IS
  'whether it fails: You slept longer than you were in bed. Look again, or leave it empty.';
COMMENT ON COLUMN week_scores.check_long IS
  'whether it fails: You were in bed for more than 12 hours. Is that right?';
COMMENT ON COLUMN week_scores.unused_answers IS 'answers to items that were not asked';
COMMENT ON COLUMN week_scores.refused IS 'why nothing is scored';
