"""The forecast: when everything ends, how sure that is, and what it hangs on."""

from cxroad.views.forecast.arrange import ForecastView, arrange_forecast

__all__ = ["ForecastView", "arrange_forecast"]
